using System.Globalization;
using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Accepts events without blocking, and releases them when there are enough of them, after an interval, and on demand. <see cref="ReleaseQueue"/>
/// or, if there is an outbox, <see cref="OutboxPump"/> decides when requests are made.
/// </summary>
internal sealed class EventDelivery : IDisposable
{
    private readonly EventQueue _queue;
    private readonly BatchDelivery _batches;
    private readonly ReleaseQueue _releases;
    private readonly HeldEvents? _held;
    private readonly OutboxEvents? _outbox;
    private readonly ReleaseTimer? _timer;
    private readonly DeliveryReport _report;
    private readonly WakeSignal _retryNow;
    private readonly TimeProvider _time;
    private readonly CancellationToken _closing;
    private readonly int _releaseSize;
    private int _arrivals;

    internal EventDelivery(
        ConvertOptions options,
        EventQueue queue,
        BatchDelivery batches,
        DeliveryReport report,
        WakeSignal retryNow,
        OutboxEvents? outbox,
        TimeProvider time,
        CancellationToken closing)
    {
        _outbox = outbox;
        _queue = queue;
        _batches = batches;
        _report = report;
        _retryNow = retryNow;
        _time = time;
        _closing = closing;
        _releaseSize = Math.Min(options.BatchSize, options.MaxQueuedEvents);
        if (options.AutoFlushInterval is { } interval && outbox is null)
            _timer = new(interval, time, () => _releases!.Request(ReleaseReason.Timer));
        _releases = new(queue, batches, report, time, closing) { Taken = () => Volatile.Write(ref _arrivals, 0), Released = AfterRelease };
        if (options.HasDataStore)
            _held = new(queue, options.ClaimTimeout, time, report, Arrived);
    }

    /// <summary>The number of events in memory that are neither delivered nor dropped.</summary>
    internal int Count => _queue.Count;

    /// <summary>
    /// If tracking is enabled, must be called with each config that comes into use. Sets the tracking host to report in errors, and starts to
    /// deliver the events in the outbox, if there is one.
    /// </summary>
    internal void Start(ConfigSnapshot project)
    {
        _batches.Use(project);
        _outbox?.Start(project);
    }

    internal void Enqueue(in TrackedEvent tracked)
    {
        if (!_queue.TryReserve())
        {
            _report.Overflowed();
            // The arrival of the dropped event is counted, too. Otherwise, the release that makes room in the queue might never start.
            Arrived(1);
        }
        else if (_held is null || !_held.TryHold(tracked))
        {
            _queue.AddReserved(tracked);
            Arrived(1);
        }
    }

    /// <summary>Releases all queued events and waits for their delivery, for at most the time-out. Throws only if the caller cancels.</summary>
    /// <param name="reason">The reason for the release.</param>
    /// <param name="writing">The write of the events' claims to the data store; its failure is ignored.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    internal async Task<FlushResult> FlushAsync(ReleaseReason reason, Task writing, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var before = _report.Totals;
        var started = _time.GetTimestamp();
        Exception? error = null;
        if ((_queue.Count > 0 || _outbox is not null) && !_closing.IsCancellationRequested)
        {
            error = await ReleaseAsync(reason, timeout, cancellationToken).ConfigureAwait(false);
            // Events that the store has confirmed in the meantime are no longer held, but were not part of this release.
            if (error is null && _held is { } held && (!held.IsEmpty || _queue.Count > 0))
                error = await ReleaseHeldAsync(held, reason, writing, timeout, started, cancellationToken).ConfigureAwait(false);
        }

        var remaining = _queue.Count;
        if (remaining > 0 && _closing.IsCancellationRequested)
            error ??= Undelivered("The core was closed before all events were delivered.", attempts: 0);
        if (error is not null && _outbox is not null)
            remaining += await _outbox.CountAsync(timeout / 10).ConfigureAwait(false);
        var now = _report.Totals;
        if (now.Rejected > before.Rejected)
            error ??= _report.LastError;
        return new((int)(now.Delivered - before.Delivered), remaining, (int)(now.Rejected - before.Rejected), error)
        {
            Unconfirmed = (int)(now.Unconfirmed - before.Unconfirmed),
        };
    }

    /// <summary>Commits all queued events to the outbox, and waits for at most the time-out. Throws only if the caller cancels.</summary>
    /// <param name="writing">The write of the events' claims to the data store; its failure is ignored.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    internal async Task<CommitResult> CommitAsync(Task writing, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var error = await WaitAsync(_outbox!.CommitAsync(), timeout, cancellationToken).ConfigureAwait(false);
        if (error is null && _held is { } held && (!held.IsEmpty || _queue.Count > 0))
        {
            await writing.WaitAsync(Left(timeout, started), _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            error = await WaitAsync(_outbox.CommitAsync(), Left(timeout, started), cancellationToken).ConfigureAwait(false) ?? StillHeld();
        }

        return new(error is null ? 0 : _queue.Count, error);
    }

    public void Dispose()
    {
        _outbox?.Dispose();
        _timer?.Dispose();
        _releases.Dispose();
        _held?.Dispose();
    }

    private void Arrived(int events)
    {
        if (events == 0)
            return;
        if (_outbox is not null)
        {
            _outbox.Arrived();
            return;
        }

        _timer?.Arm();
        var arrivals = Interlocked.Add(ref _arrivals, events);
        if (arrivals >= _releaseSize && arrivals - events < _releaseSize && !_closing.IsCancellationRequested)
            ThreadPool.UnsafeQueueUserWorkItem(static releases => releases.Request(ReleaseReason.BatchSize), _releases, preferLocal: false);
    }

    private void AfterRelease() => _timer?.Released(isEmpty: _queue.Count == 0);

    /// <summary>
    /// Waits for the store's response, and then releases the confirmed events. If the core is stopping, waits for at most half of the time-out, and then also
    /// releases the events that the store has not confirmed.
    /// </summary>
    private async Task<Exception?> ReleaseHeldAsync(
        HeldEvents held, ReleaseReason reason, Task writing, TimeSpan timeout, long started, CancellationToken cancellationToken)
    {
        var isLast = reason == ReleaseReason.AtExit;
        var wait = Left(isLast ? timeout / 2 : timeout, started);
        await writing.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (isLast)
            held.PassOnAll();
        var error = await ReleaseAsync(reason, Left(timeout, started), cancellationToken).ConfigureAwait(false);
        return error ?? StillHeld();
    }

    private TrackingDeliveryException? StillHeld() => _held is { IsEmpty: false }
        ? Undelivered("Some events are still waiting for the data store to confirm that no other process sends them.", attempts: 0)
        : null;

    private TrackingDeliveryException Undelivered(string message, int? attempts) => _batches.Undelivered(message, _queue.Count, attempts);

    private TimeSpan Left(TimeSpan timeout, long started)
    {
        var left = timeout - _time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<Exception?> ReleaseAsync(ReleaseReason reason, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // The signal is raised before new requests start, so that it ends only the delays before retries of earlier batches.
        _retryNow.Raise();
        if (_outbox is not null)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var flushing = _outbox.FlushAsync(reason, ended.Token);
            try
            {
                return await WaitAsync(flushing, timeout, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await ended.CancelAsync().ConfigureAwait(false);
            }
        }

        using var flush = _releases.Flush(reason);
        return await WaitAsync(flush.Completion, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Exception?> WaitAsync<T>(Task<T> work, TimeSpan timeout, CancellationToken cancellationToken)
        where T : Exception?
    {
        try
        {
            return await work.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Background.Forget(work);
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Not all events were processed within {timeout.TotalSeconds:0.###} s. Processing continues in the background.");
            return Undelivered(message, attempts: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception;
        }
    }
}
