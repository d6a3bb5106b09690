using ConvertTyped.Threading;

namespace ConvertTyped;

/// <summary>The outcome of a flush: the numbers of events and unwritten states, and the errors.</summary>
/// <param name="Delivered">The number of events that the tracking endpoint accepted.</param>
/// <param name="Remaining">The number of events that are still queued, in memory or in the outbox.</param>
/// <param name="Dropped">The number of events that the tracking endpoint rejected permanently, or for which no request could be created.</param>
/// <param name="Error">The exception that explains why some events were not delivered; null if all events were delivered.</param>
public sealed record FlushResult(int Delivered, int Remaining, int Dropped, Exception? Error = null)
{
    /// <summary>
    /// The number of events that were released for delivery before the data store confirmed that no other process sends them. These events may be
    /// counted twice. See <see cref="ConvertOptions.ClaimTimeout"/>.
    /// </summary>
    public int Unconfirmed { get; init; }

    /// <summary>The number of visitors' states that are not yet written to the data store.</summary>
    public int UnwrittenStates { get; init; }

    /// <summary>The exception that the last write to the data store threw; null if that write succeeded or all states are written.</summary>
    public Exception? StoreError { get; init; }

    /// <summary>
    /// The numbers of delivered, remaining and dropped events, followed by a description of <see cref="Error"/> unless it is null. The description
    /// contains the exception's message or, if the message may quote visitor ids, only the exception's type and, for a database exception, the error
    /// codes.
    /// </summary>
    public override string ToString() => $"{Delivered} delivered, {Remaining} remaining, {Dropped} dropped{(Error is null ? "" : $": {FailureText.Describe(Error)}")}";
}
