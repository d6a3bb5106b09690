namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1004: a constant is used as the key of a segment, but no config has that key or lists it as retired.</summary>
internal sealed class UnknownSegmentRule() : UnknownKeyRule(RuleCatalogue.UnknownSegment, EntityKind.Segment);
