namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1004: a constant is used as the key of a segment, and no config has that key.</summary>
internal sealed class UnknownSegmentRule() : UnknownKeyRule(RuleCatalogue.UnknownSegment, EntityKind.Segment);
