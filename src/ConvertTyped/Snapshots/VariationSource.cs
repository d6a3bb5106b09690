namespace ConvertTyped.Snapshots;

/// <summary>The data of a variation, before its experience has been created.</summary>
internal readonly record struct VariationSource(EntityHead Head, string? Status, bool IsRunning, double TrafficAllocation, ShortList<CarriedFeature> Features);

/// <summary>A feature that a variation turns on, with the values of its variables.</summary>
internal readonly record struct CarriedFeature(Feature Feature, FeatureVariables Variables);
