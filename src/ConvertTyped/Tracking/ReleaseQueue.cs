using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Decides when requests are made: one at a time while the endpoint responds quickly, several while a response is slow, and again one at a time while
/// deliveries fail. Concurrent requests never contain events of the same visitor.
/// </summary>
internal sealed class ReleaseQueue(EventQueue queue, BatchDelivery batches, DeliveryReport report, TimeProvider time, CancellationToken closing) : IDisposable
{
    /// <summary>The largest number of events in one request.</summary>
    internal const int LargestBatch = 1000;

    /// <summary>The largest number of concurrent requests.</summary>
    internal const int MostRequests = 16;

    /// <summary>The time after which a response counts as slow and more requests are made.</summary>
    internal static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(1);

    /// <summary>Set while this thread calls the handlers of a release.</summary>
    [ThreadStatic]
    private static ReportScope? _reportScope;

    private readonly object _lock = new();
    private readonly List<PendingFlush> _flushes = [];

    /// <summary>The batches in progress, with the time at which each was started.</summary>
    private readonly Dictionary<EventBatch, long> _batches = [];
    private long _due;
    private ReleaseReason _reason;
    private int _reporting;
    private bool _isFailing;
    private bool _isSlow;

    /// <summary>Called when events leave the queue for a request.</summary>
    internal required Action Taken { get; init; }

    /// <summary>Called after each release.</summary>
    internal required Action Released { get; init; }

    /// <summary>Releases all events that are queued now.</summary>
    internal void Request(ReleaseReason reason)
    {
        lock (_lock)
        {
            Demand(reason);
            Dispatch();
        }
    }

    /// <summary>Releases all events that are queued now. The caller can wait for the returned flush, and must dispose it afterwards.</summary>
    internal PendingFlush Flush(ReleaseReason reason)
    {
        var isNested = _reportScope?.Queue == this;
        lock (_lock)
        {
            var flush = new PendingFlush(this, queue.End, isNested);
            // A handler that flushes after a failure would otherwise wait for a release that waits for the handler.
            if (isNested && _reportScope!.Error is { } error)
            {
                flush.Complete(error);
                return flush;
            }

            _flushes.Add(flush);
            Demand(reason);
            Dispatch();
            CompleteFlushes();
            return flush;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            CompleteFlushes();
        }
    }

    private void Demand(ReleaseReason reason)
    {
        if (queue.OldestWaiting >= _due)
            _reason = reason;
        _due = Math.Max(_due, queue.End);
    }

    private void Dispatch()
    {
        while (!closing.IsCancellationRequested && queue.OldestWaiting < _due && MayStart() && queue.Take(LargestBatch, _due) is { } batch)
        {
            Taken();
            _batches.Add(batch, time.GetTimestamp());
            var reason = _reason;
            Background.Forget(Background.Run(() => DeliverAsync(batch, reason)));
        }
    }

    private bool MayStart()
    {
        if (_batches.Count is 0 or MostRequests || _isFailing)
            return _batches.Count == 0;
        _isSlow |= time.GetElapsedTime(_batches.Values.Min()) >= SlowAnswer;
        return _isSlow;
    }

    private async Task DeliverAsync(EventBatch batch, ReleaseReason reason)
    {
        var outcome = await batches.DeliverAsync(batch.Events, AttemptFailed, closing).ConfigureAwait(false);
        lock (_lock)
        {
            _batches.Remove(batch, out var started);
            _reporting++;
            _isFailing = outcome.Status == DeliveryStatus.Failed;
            _isSlow = outcome.Attempts == 1 && !_isFailing && time.GetElapsedTime(started) >= SlowAnswer;
            if (_isFailing)
                queue.Return(batch);
            else
                queue.Remove(batch);
            // The failed events, and those after them, stay queued until the next release.
            if (_isFailing)
                _due = 0;
        }

        Report(batch, reason, outcome);
        lock (_lock)
        {
            _reporting--;
            foreach (var flush in _flushes)
                flush.Ended(batch, outcome.Status == DeliveryStatus.Failed ? outcome.Error : null, _batches.Keys);
            Dispatch();
            CompleteFlushes();
        }

        Released();
    }

    private void Report(EventBatch batch, ReleaseReason reason, DeliveryOutcome outcome)
    {
        _reportScope = new(this, outcome.Status == DeliveryStatus.Failed ? outcome.Error : null);
        try
        {
            report.Released(reason, batch.Events.Length, outcome);
        }
        finally
        {
            _reportScope = null;
        }
    }

    private void AttemptFailed()
    {
        lock (_lock)
            (_isFailing, _isSlow) = (true, false);
    }

    private void CompleteFlushes()
    {
        foreach (var flush in _flushes)
        {
            if (flush.HasFailed)
                flush.Complete(flush.Error);
            else if (queue.OldestPosition >= flush.End && (_reporting == 0 || flush.IsNested))
                flush.Complete(null);
            else if (closing.IsCancellationRequested && _batches.Count == 0 && _reporting == 0)
                flush.Complete(batches.Undelivered("The core was closed before all events were delivered.", queue.Count, attempts: 0));
        }

        _flushes.RemoveAll(flush => flush.Completion.IsCompleted);
    }

    private void Forget(PendingFlush flush)
    {
        lock (_lock)
            _flushes.Remove(flush);
    }

    /// <summary>Marks a thread that is calling the handlers of a queue after a release.</summary>
    private sealed record ReportScope(ReleaseQueue Queue, TrackingDeliveryException? Error);

    /// <summary>A flush that a caller waits for.</summary>
    internal sealed class PendingFlush(ReleaseQueue releases, long end, bool isNested) : IDisposable
    {
        private readonly TaskCompletionSource<TrackingDeliveryException?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private HashSet<EventBatch>? _lastBatches;

        /// <summary>
        /// Completes with the error of the batch that failed or, if the core is closed, an error about the undelivered events; null if everything was
        /// delivered or dropped.
        /// </summary>
        internal Task<TrackingDeliveryException?> Completion => _completion.Task;

        /// <summary>The flush waits for events before this position.</summary>
        internal long End => end;

        /// <summary>Whether a handler of a release requested the flush. If so, the flush cannot wait for handlers.</summary>
        internal bool IsNested => isNested;

        internal TrackingDeliveryException? Error { get; private set; }

        /// <summary>Whether a batch failed, and all batches that were in progress at that time have ended.</summary>
        internal bool HasFailed => _lastBatches is { Count: 0 };

        internal void Ended(EventBatch batch, TrackingDeliveryException? error, IEnumerable<EventBatch> underWay)
        {
            _lastBatches?.Remove(batch);
            if (error is null || _lastBatches is not null)
                return;
            Error = error;
            _lastBatches = [.. underWay];
        }

        internal void Complete(TrackingDeliveryException? error) => _completion.TrySetResult(error);

        public void Dispose() => releases.Forget(this);
    }
}
