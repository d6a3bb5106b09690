namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT2004: a string is used as the key of a segment that is retired.</summary>
internal sealed class RetiredSegmentRule() : RetiredKeyRule(RuleCatalogue.RetiredSegment, EntityKind.Segment);
