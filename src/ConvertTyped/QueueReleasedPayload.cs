namespace ConvertTyped;

/// <summary>The delivery of a batch of events, including any retries, succeeded or failed. After a failure, the event reports an error.</summary>
/// <param name="Reason">What triggered the release, such as the batch size.</param>
/// <param name="BatchSize">The number of events in the batch.</param>
/// <param name="VisitorCount">The number of distinct visitors in the batch.</param>
/// <param name="EventCount">The number of events in the batch; equal to <paramref name="BatchSize"/>.</param>
/// <param name="StatusCode">The HTTP status of a failure; null on success, or if there was no response.</param>
/// <param name="RetryAttempts">The number of retries; null if there were none.</param>
public sealed record QueueReleasedPayload(
    ReleaseReason Reason, int BatchSize, int VisitorCount, int EventCount, int? StatusCode = null, int? RetryAttempts = null)
{
    /// <summary>The number of events, the number of visitors and, after a failure, the HTTP status, if there was a response.</summary>
    public override string ToString() =>
        $"events: {EventCount}, visitors: {VisitorCount}{(StatusCode is { } status ? $", failed with HTTP status {status}" : "")}";
}
