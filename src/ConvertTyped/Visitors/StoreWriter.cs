using ConvertTyped.Diagnostics;
using ConvertTyped.Lifecycle;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// Writes visitors' states to the application's data store in the background: the latest state of each visitor, several at a time. While the store
/// fails, states wait in memory, and one write at a time checks whether the store works again.
/// </summary>
/// <param name="store">The application's data store.</param>
/// <param name="capacity">The largest number of visitors whose states wait to be written; the states of other visitors stay in memory only.</param>
/// <param name="breaker">Records whether the store works.</param>
/// <param name="timeout">The time-out of each call to the store.</param>
/// <param name="time">The clock.</param>
/// <param name="handlers">Receives <see cref="LifecycleEvent.DataStoreQueueReleased"/>.</param>
/// <param name="logger">Receives the first failure of each series.</param>
internal sealed class StoreWriter(
    IAsyncDataStore store, int capacity, StoreCircuitBreaker breaker, TimeSpan timeout, TimeProvider time, LifecycleHandlers handlers, ILogger logger) : IDisposable
{
    /// <summary>
    /// The number of consecutive failures after which writing pauses. A state that the store rejects must not block other states, but a store that is
    /// down must not be called for each state.
    /// </summary>
    internal const int MostFailuresInARow = 3;

    private const int LargestBatch = 100;

    private readonly object _lock = new();
    private readonly StateBatches _batches = new(store, timeout, time);
    private readonly WriteQueue _queue = new();
    private readonly int _mostAtOnce = store is InProcessStore ? 4 : 16;
    private ITimer? _retryTimer;
    private ReleaseReason _reason = ReleaseReason.BatchSize;
    private Exception? _error;
    private int _failures;
    private int _unwritten;
    private bool _isPaused;
    private bool _isClosed;

    /// <summary>The number of states that wait to be written or are being written.</summary>
    internal int Unwritten => Volatile.Read(ref _unwritten);

    /// <summary>Why the last write failed; null after a success.</summary>
    internal Exception? Error => Volatile.Read(ref _error);

    /// <summary>
    /// Queues a write, or gives it up if the queue is full or the writer is closed. The caller has already marked the visitor's entry as queued.
    /// </summary>
    internal void Enqueue(StateWrite write)
    {
        lock (_lock)
        {
            if (!_isClosed && _unwritten < capacity)
            {
                _unwritten++;
                _queue.Add(write);
                Dispatch();
                return;
            }

            write.Entry.LeaveQueue();
        }

        write.GiveUp();
    }

    /// <summary>
    /// Completes when the store has been called for every state that waits now, or when writing stops because the store fails or the writer is closed.
    /// Does not throw.
    /// </summary>
    internal Task DrainAsync(ReleaseReason reason)
    {
        lock (_lock)
        {
            if (_unwritten == 0 || _isClosed)
                return Task.CompletedTask;
            var drained = _queue.AddDrain();
            (_reason, _failures, _isPaused) = (reason, 0, false);
            Dispatch();
            CompleteDrains();
            return drained;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _retryTimer?.Dispose();
            CompleteDrains();
        }
    }

    private void Dispatch()
    {
        while (!_isClosed && !_isPaused && _queue.Waiting is > 0 and var waiting)
        {
            // After a failure, a single write checks whether the store works.
            var free = (_failures == 0 ? _mostAtOnce : 1) - _queue.BatchesInProgress;
            if (free <= 0)
                return;
            var size = _failures == 0 ? Math.Clamp((waiting + free - 1) / free, 1, LargestBatch) : 1;
            Start(_queue.Take(size));
        }
    }

    /// <summary>Starts to write a batch. An in-process store of the application may block for a long time, so its calls run on separate threads.</summary>
    private void Start(StateWrite[] batch)
    {
        if (store is InProcessStore { Store: not InMemoryDataStore })
            Background.Forget(Background.RunBlocking(() => WriteAsync(batch)));
        else
            Background.Forget(Background.Run(() => WriteAsync(batch)));
    }

    private async Task WriteAsync(StateWrite[] batch)
    {
        var written = new List<StateWrite>(batch.Length);
        var error = await _batches.WriteAsync(Array.FindAll(batch, write => !write.Entry.IsForgotten), written).ConfigureAwait(false);
        foreach (var write in written)
            write.Complete();
        EndBatch(batch, written, error);
    }

    private void EndBatch(StateWrite[] batch, List<StateWrite> written, Exception? error)
    {
        ReleaseReason reason;
        var forgotten = Array.FindAll(batch, write => write.Entry.IsForgotten && !written.Contains(write));
        lock (_lock)
        {
            _queue.EndBatch(batch);
            reason = _reason;
            if (written.Count > 0 || error is not null)
                CountFailures(written.Count > 0, error);
            _unwritten -= forgotten.Length;
            foreach (var write in batch.Except(forgotten))
                Requeue(write, isWritten: written.Contains(write));
        }

        foreach (var write in forgotten)
            write.GiveUp();

        if (error is not null || written.Count > 0)
            handlers.Raise(LifecycleEvent.DataStoreQueueReleased, new(reason, written.Count), error);
        lock (_lock)
        {
            Dispatch();
            CompleteDrains();
        }
    }

    private void CountFailures(bool hasWritten, Exception? error)
    {
        if (error is not null && _error is null)
            Log.StoreFailed(logger, FailureText.Describe(error));
        _error = error;
        if (hasWritten)
            breaker.Succeeded();
        _failures = error is null || hasWritten ? 0 : _failures + 1;
        if (_failures < MostFailuresInARow)
            return;
        breaker.Failed();
        _isPaused = true;
        if (_isClosed)
            return;
        _retryTimer ??= Background.Timer(time, Resume);
        _retryTimer.Change(StoreCircuitBreaker.ProbeInterval, Timeout.InfiniteTimeSpan);
    }

    private void Requeue(StateWrite write, bool isWritten)
    {
        if (!isWritten)
        {
            _queue.Add(write);
            return;
        }

        write.Entry.LeaveQueue();
        if (write.Entry.HasUnwritten && write.Entry.TryQueue())
            _queue.Repeat(write);
        else
            _unwritten--;
    }

    private void Resume()
    {
        lock (_lock)
        {
            _isPaused = false;
            Dispatch();
        }
    }

    private void CompleteDrains()
    {
        if (_queue.CompleteDrains(isStopped: _isPaused || _isClosed))
            _reason = ReleaseReason.BatchSize;
    }
}
