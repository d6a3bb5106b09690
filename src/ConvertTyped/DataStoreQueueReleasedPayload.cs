namespace ConvertTyped;

/// <summary>Visitors' states were written to the data store, or a write failed.</summary>
/// <param name="Reason">What triggered the write, such as a flush.</param>
/// <param name="VisitorCount">The number of visitors whose states were written; 0 if every write failed.</param>
public sealed record DataStoreQueueReleasedPayload(ReleaseReason Reason, int VisitorCount)
{
    /// <summary>The number of visitors whose states were written.</summary>
    public override string ToString() => $"states of {VisitorCount} {(VisitorCount == 1 ? "visitor" : "visitors")} written";
}
