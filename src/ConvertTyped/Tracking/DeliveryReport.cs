using ConvertTyped.Diagnostics;
using ConvertTyped.Lifecycle;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Reports the delivery of events as totals, lifecycle events, metrics and log records. A series of failures is logged once.</summary>
internal sealed class DeliveryReport(EventQueue queue, LifecycleHandlers handlers, Instruments instruments, ILogger logger)
{
    private long _delivered;
    private long _rejected;
    private long _unconfirmed;
    private int _isOverflowing;
    private readonly FailureSeries _failures = new();
    private volatile TrackingDeliveryException? _lastError;

    internal DeliveryTotals Totals =>
        new(Interlocked.Read(ref _delivered), Interlocked.Read(ref _rejected), Interlocked.Read(ref _unconfirmed));

    internal TrackingDeliveryException? LastError => _lastError;

    /// <summary>Whether the metric for the number of events in the outbox has a listener.</summary>
    internal bool NeedsOutboxCount => instruments.IsOutboxObserved;

    internal void OutboxCounted(long events) => instruments.OutboxCounted(events);

    internal void Overflowed()
    {
        instruments.Overflowed();
        if (Volatile.Read(ref _isOverflowing) == 0 && Interlocked.Exchange(ref _isOverflowing, 1) == 0)
            Log.QueueOverflowed(logger, queue.Capacity);
    }

    /// <summary>Logs how many events another process sends, and logs and counts events that are sent without the data store's confirmation.</summary>
    internal void ClaimsSettled(int withdrawn, int unconfirmed)
    {
        if (withdrawn > 0)
            Log.EventsWithdrawn(logger, withdrawn);
        if (unconfirmed == 0)
            return;
        Interlocked.Add(ref _unconfirmed, unconfirmed);
        instruments.Unconfirmed(unconfirmed);
        Log.EventsUnconfirmed(logger, unconfirmed);
    }

    /// <summary>Counts and logs events that the outbox removed because it was full or because the events were too old.</summary>
    internal void RemovedFromOutbox(int events)
    {
        if (events == 0)
            return;
        instruments.Expired(events);
        Log.EventsRemovedFromOutbox(logger, events);
    }

    internal void Released(ReleaseReason reason, int events, DeliveryOutcome outcome)
    {
        _lastError = outcome.Error ?? _lastError;
        Count(events, outcome);
        // A series of overflows ends only when the queue is well below its capacity. Otherwise, every release would start a new series.
        if (queue.Count <= queue.Capacity / 2)
            Volatile.Write(ref _isOverflowing, 0);
        var retries = outcome.Attempts > 1 ? outcome.Attempts - 1 : (int?)null;
        handlers.Raise(
            LifecycleEvent.ApiQueueReleased,
            new(reason, events, outcome.Visitors, events, outcome.Error?.StatusCode, retries),
            outcome.Error);
    }

    private void Count(int events, DeliveryOutcome outcome)
    {
        switch (outcome.Status)
        {
            case DeliveryStatus.Delivered:
                Interlocked.Add(ref _delivered, events);
                instruments.Delivered(events);
                Log.Delivered(logger, events, outcome.Visitors, outcome.Attempts);
                if (_failures.TryEnd())
                    Log.DeliveryRecovered(logger);
                break;
            case DeliveryStatus.Rejected:
                Interlocked.Add(ref _rejected, events);
                instruments.Rejected(events);
                Log.BatchDropped(logger, events, outcome.Error?.Message ?? "");
                break;
            default:
                if (_failures.TryBegin())
                    Log.DeliveryFailed(logger, events, outcome.Attempts, outcome.Error?.Message ?? "");
                break;
        }
    }
}

/// <summary>Event counts since the core was created.</summary>
internal readonly record struct DeliveryTotals(long Delivered, long Rejected, long Unconfirmed);
