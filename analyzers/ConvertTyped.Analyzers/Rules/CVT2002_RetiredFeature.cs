namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT2002: a string is used as the key of a feature that is retired.</summary>
internal sealed class RetiredFeatureRule() : RetiredKeyRule(RuleCatalogue.RetiredFeature, EntityKind.Feature);
