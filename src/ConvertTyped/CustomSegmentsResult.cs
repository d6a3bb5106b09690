namespace ConvertTyped;

/// <summary>What evaluating custom segments found.</summary>
/// <param name="MatchedSegmentIds">The ids that this call recorded for the visitor; empty when none was new. Never null.</param>
public sealed record CustomSegmentsResult(IReadOnlyList<string> MatchedSegmentIds)
{
    internal static CustomSegmentsResult None { get; } = new([]);

    /// <summary>Whether this call recorded any segment.</summary>
    public bool Matched => MatchedSegmentIds.Count > 0;

    /// <summary>The ids that this call stored.</summary>
    public override string ToString() => Matched ? $"matched {string.Join(", ", MatchedSegmentIds)}" : "none matched";
}
