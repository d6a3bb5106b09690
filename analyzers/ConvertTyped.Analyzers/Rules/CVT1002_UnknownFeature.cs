namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1002: a constant is used as the key of a feature, and no config has that key.</summary>
internal sealed class UnknownFeatureRule() : UnknownKeyRule(RuleCatalogue.UnknownFeature, EntityKind.Feature);
