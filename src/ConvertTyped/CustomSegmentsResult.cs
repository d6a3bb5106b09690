namespace ConvertTyped;

/// <summary>The outcome of matching custom segments.</summary>
/// <param name="MatchedSegmentIds">The ids of the segments that this call stored for the visitor; empty if it stored no segment. Never null.</param>
public sealed record CustomSegmentsResult(IReadOnlyList<string> MatchedSegmentIds)
{
    internal static CustomSegmentsResult None { get; } = new([]);

    /// <summary>Whether the call stored any segment.</summary>
    public bool Matched => MatchedSegmentIds.Count > 0;

    /// <summary>The ids of the segments that the call stored, or <c>none matched</c>.</summary>
    public override string ToString() => Matched ? $"matched {string.Join(", ", MatchedSegmentIds)}" : "none matched";
}
