namespace ConvertTyped.Config;

/// <summary>A feature that a variation carries, and what its visitors get of it.</summary>
internal readonly record struct CarriedFeature(Feature Feature, FeatureResult Result);
