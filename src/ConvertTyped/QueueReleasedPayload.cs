namespace ConvertTyped;

/// <summary>A batch of events was released, whether or not it could be delivered.</summary>
/// <param name="Reason">What triggered the release, such as the batch size.</param>
/// <param name="BatchSize">The number of events in the batch.</param>
/// <param name="VisitorCount">The number of distinct visitors in the batch.</param>
/// <param name="EventCount">The number of events in the batch; equal to <paramref name="BatchSize"/>.</param>
/// <param name="StatusCode">The HTTP status of a failure; null on success, or if there was no response.</param>
/// <param name="RetryAttempts">The number of retries; null if there were none.</param>
public sealed record QueueReleasedPayload(
    ReleaseReason Reason, int BatchSize, int VisitorCount, int EventCount, int? StatusCode = null, int? RetryAttempts = null)
{
    /// <summary>The counts and, if there is one, the HTTP status of a failure.</summary>
    public override string ToString() => $"{EventCount} events from {VisitorCount} visitors{(StatusCode is { } status ? $": HTTP {status}" : "")}";
}
