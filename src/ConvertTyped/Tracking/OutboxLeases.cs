using ConvertTyped.Diagnostics;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>The outcome of a leased batch, and the delay that the endpoint requests; null if it requests none.</summary>
internal readonly record struct OutboxDelivery(DeliveryOutcome Outcome, int Events, TimeSpan? AskedWait)
{
    internal bool HasFailed => Outcome.Status == DeliveryStatus.Failed;
}

/// <summary>Leases batches from the outbox, sends them, and reports their outcomes to the outbox.</summary>
internal sealed class OutboxLeases(
    IEventOutbox outbox, TimeSpan lease, BatchDelivery batches, WakeSignal retryNow, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan AcknowledgeInterval = TimeSpan.FromSeconds(1);

    internal Task<OutboxBatch?> TakeAsync(ConfigSnapshot project) => OutboxCall.RunAsync(
        token => outbox.LeaseAsync(OutboxRows.ProjectOf(project), ReleaseQueue.LargestBatch, lease, token), OutboxWriter.Timeout, time);

    /// <summary>Sends a batch once. A batch that failed is returned to the outbox, so that any process can send it. Does not throw.</summary>
    internal async Task<OutboxDelivery> DeliverAsync(ConfigSnapshot project, OutboxBatch batch, int attempts, CancellationToken closing)
    {
        var started = time.GetTimestamp();
        var (outcome, wait) = await batches.TryAsync(project, batch, attempts, closing).ConfigureAwait(false);
        if (outcome.Status == DeliveryStatus.Failed)
            await OutboxCall.TryAsync(token => outbox.ReturnAsync(batch, token), OutboxWriter.Timeout, time).ConfigureAwait(false);
        else
            await AcknowledgeAsync(batch, started, closing).ConfigureAwait(false);
        return new(outcome, batch.Events.Count, wait);
    }

    internal void Retried(int events) => batches.Retried(events);

    /// <summary>Tries to acknowledge a batch until the lease ends or the core is closed. If every attempt fails, the batch may be sent again.</summary>
    private async Task AcknowledgeAsync(OutboxBatch batch, long started, CancellationToken closing)
    {
        while (!await OutboxCall.TryAsync(token => outbox.AcknowledgeAsync(batch, token), OutboxWriter.Timeout, time).ConfigureAwait(false))
        {
            if (closing.IsCancellationRequested || time.GetElapsedTime(started) >= lease)
            {
                Log.EventsMayRepeat(logger, batch.Events.Count);
                return;
            }

            await WakeSignal.WaitAsync(retryNow.Next, AcknowledgeInterval, time, closing).ConfigureAwait(false);
        }
    }
}
