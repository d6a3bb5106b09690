using ConvertTyped.Diagnostics;
using ConvertTyped.Lifecycle;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>Tells of what becomes of events: totals, lifecycle events, metrics and logs, these once per streak.</summary>
internal sealed class DeliveryReport(EventQueue queue, LifecycleHandlers handlers, Instruments instruments, ILogger logger)
{
    private long _delivered;
    private long _refused;
    private long _overflowed;
    private int _isOverflowing;
    private bool _isFailing;
    private volatile TrackingDeliveryException? _lastError;

    internal (long Delivered, long Refused) Totals => (Interlocked.Read(ref _delivered), Interlocked.Read(ref _refused));

    internal long OverflowTotal => Interlocked.Read(ref _overflowed);

    internal TrackingDeliveryException? LastError => _lastError;

    internal void Overflowed()
    {
        Interlocked.Increment(ref _overflowed);
        instruments.Overflowed();
        if (Volatile.Read(ref _isOverflowing) == 0 && Interlocked.Exchange(ref _isOverflowing, 1) == 0)
            Log.QueueOverflowed(logger, queue.Capacity);
    }

    internal void Withdrawn(int conversions) => Log.ConversionsWithdrawn(logger, conversions);

    internal void Released(ReleaseReason reason, int events, DeliveryOutcome outcome)
    {
        _lastError = outcome.Error ?? _lastError;
        Count(events, outcome);
        // A streak ends well below the brim, or every release would begin a new one.
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
                if (_isFailing)
                    Log.DeliveryRecovered(logger);
                _isFailing = false;
                break;
            case DeliveryStatus.Refused:
                Interlocked.Add(ref _refused, events);
                instruments.Refused(events);
                Log.BatchDropped(logger, events, outcome.Error?.Message ?? "");
                break;
            default:
                if (!_isFailing)
                    Log.DeliveryFailed(logger, events, outcome.Attempts, outcome.Error?.Message ?? "");
                _isFailing = true;
                break;
        }
    }
}
