namespace ConvertTyped.Configuration;

/// <summary>What a config says of a variation, before the experience that it belongs to exists.</summary>
internal readonly record struct VariationSource(EntityHead Head, string? Status, bool IsRunning, double TrafficAllocation, ShortList<CarriedFeature> Features);

/// <summary>A feature that a variation turns on, with the values of its variables.</summary>
internal readonly record struct CarriedFeature(Feature Feature, FeatureVariables Variables);
