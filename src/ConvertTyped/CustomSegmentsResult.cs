namespace ConvertTyped;

/// <summary>The result of a call to <c>RunCustomSegments</c>.</summary>
/// <param name="MatchedSegmentIds">The ids of the segments that the call stored for the visitor; empty if the call stored none. Never null.</param>
public sealed record CustomSegmentsResult(IReadOnlyList<string> MatchedSegmentIds)
{
    internal static CustomSegmentsResult None { get; } = new([]);

    /// <summary>Whether the call stored at least one segment. A segment that was already stored for the visitor does not count.</summary>
    public bool Matched => MatchedSegmentIds.Count > 0;

    /// <summary>The ids of the segments that the call stored, or <c>none stored</c>.</summary>
    public override string ToString() => Matched ? $"stored {string.Join(", ", MatchedSegmentIds)}" : "none stored";
}
