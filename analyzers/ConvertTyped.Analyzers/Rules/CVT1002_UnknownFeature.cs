namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1002: a constant is used as the key of a feature, but no config has that key or lists it as retired.</summary>
internal sealed class UnknownFeatureRule() : UnknownKeyRule(RuleCatalogue.UnknownFeature, EntityKind.Feature);
