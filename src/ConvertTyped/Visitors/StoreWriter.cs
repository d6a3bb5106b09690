using ConvertTyped.Diagnostics;
using ConvertTyped.Lifecycle;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// Writes visitors' states to the user's store in the background: the latest state of each visitor, several at a time. While the store fails, states
/// wait in memory, and one write at a time finds out whether it works again.
/// </summary>
/// <param name="store">The user's store.</param>
/// <param name="capacity">The most visitors that wait to be written; beyond it their states stay in memory only.</param>
/// <param name="circuit">Told whether the store works.</param>
/// <param name="timeout">The longest that a write may take.</param>
/// <param name="time">The clock.</param>
/// <param name="handlers">Told of writes.</param>
/// <param name="logger">Told of failures, once per streak.</param>
internal sealed class StoreWriter(
    IAsyncDataStore store, int capacity, StoreCircuit circuit, TimeSpan timeout, TimeProvider time, LifecycleHandlers handlers, ILogger logger) : IDisposable
{
    /// <summary>A single state that the store refuses must not keep it from the others; a store that is down must not be asked for each.</summary>
    internal const int MostFailuresInARow = 3;

    private const int LargestBatch = 100;

    private readonly object _lock = new();
    private readonly StateBatches _batches = new(store, timeout, time);
    private readonly Queue<StateWrite> _waiting = new();

    /// <summary>Writes of states that changed while they were being written. They keep their position if a drain waits for the change.</summary>
    private readonly Queue<StateWrite> _repeated = new();
    private readonly HashSet<StateWrite[]> _underWay = [];
    private readonly List<Drain> _drains = [];
    private readonly int _mostAtOnce = store is InProcessStore ? 4 : 16;
    private ITimer? _retryTimer;
    private ReleaseReason _reason = ReleaseReason.BatchSize;
    private Exception? _error;
    private long _end;
    private int _failures;
    private int _unwritten;
    private bool _isPaused;
    private bool _isClosed;

    /// <summary>States that the store does not have yet.</summary>
    internal int Unwritten => Volatile.Read(ref _unwritten);

    /// <summary>Why the last write failed; null after a success.</summary>
    internal Exception? Error => Volatile.Read(ref _error);

    /// <summary>Queues a write whose entry was marked as queued.</summary>
    internal void Enqueue(StateWrite write)
    {
        lock (_lock)
        {
            if (!_isClosed && _unwritten < capacity)
            {
                _unwritten++;
                Add(_waiting, write);
                Dispatch();
                return;
            }

            write.Entry.LeaveQueue();
        }

        write.GiveUp();
    }

    /// <summary>Completes when everything that waits by now was tried to be written. Does not throw.</summary>
    internal Task DrainAsync(ReleaseReason reason)
    {
        lock (_lock)
        {
            if (_unwritten == 0 || _isClosed)
                return Task.CompletedTask;
            var drain = new Drain(++_end);
            _drains.Add(drain);
            (_reason, _failures, _isPaused) = (reason, 0, false);
            Dispatch();
            CompleteDrains();
            return drain.Completion.Task;
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

    private void Add(Queue<StateWrite> queue, StateWrite write)
    {
        write.Position = _end++;
        queue.Enqueue(write);
    }

    private void Dispatch()
    {
        while (!_isClosed && !_isPaused && _waiting.Count + _repeated.Count is > 0 and var waiting)
        {
            // After a failure one write finds out whether the store works.
            var free = (_failures == 0 ? _mostAtOnce : 1) - _underWay.Count;
            if (free <= 0)
                return;
            var size = _failures == 0 ? Math.Clamp((waiting + free - 1) / free, 1, LargestBatch) : 1;
            var batch = new StateWrite[size];
            for (var i = 0; i < size; i++)
            {
                batch[i] = _repeated.TryDequeue(out var repeated) ? repeated : _waiting.Dequeue();
                batch[i].Begin(_end);
            }

            _underWay.Add(batch);
            Start(batch);
        }
    }

    /// <summary>A user's store may block in its calls, and block for long: such calls get threads of their own.</summary>
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
        var error = await _batches.WriteAsync(batch, written).ConfigureAwait(false);
        foreach (var write in written)
            write.Complete();
        Ended(batch, written, error);
    }

    private void Ended(StateWrite[] batch, List<StateWrite> written, Exception? error)
    {
        ReleaseReason reason;
        lock (_lock)
        {
            _underWay.Remove(batch);
            reason = _reason;
            CountFailures(written.Count > 0, error);
            foreach (var write in batch)
                Requeue(write, isWritten: written.Contains(write));
        }

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
            Log.StoreFailed(logger, StoreError.Describe(error));
        _error = error;
        if (hasWritten)
            circuit.Succeeded();
        _failures = error is null || hasWritten ? 0 : _failures + 1;
        if (_failures < MostFailuresInARow)
            return;
        circuit.Failed();
        _isPaused = true;
        if (_isClosed)
            return;
        _retryTimer ??= Background.Timer(time, Resume);
        _retryTimer.Change(StoreCircuit.ProbeInterval, Timeout.InfiniteTimeSpan);
    }

    private void Requeue(StateWrite write, bool isWritten)
    {
        if (!isWritten)
        {
            Add(_waiting, write);
            return;
        }

        write.Entry.LeaveQueue();
        if (!write.Entry.HasUnwritten || !write.Entry.TryQueue())
        {
            _unwritten--;
            return;
        }

        if (!_drains.Exists(drain => drain.End > write.BegunAt))
            write.Position = _end++;
        _repeated.Enqueue(write);
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
        if (_drains.Count == 0)
            return;
        var oldest = _underWay.SelectMany(batch => batch).Concat(_repeated).Concat(_waiting.Take(1)).Select(write => write.Position).DefaultIfEmpty(_end).Min();
        var isStopped = (_isPaused || _isClosed) && _underWay.Count == 0;
        foreach (var drain in _drains)
        {
            if (isStopped || oldest >= drain.End)
                drain.Completion.TrySetResult();
        }

        if (_drains.RemoveAll(drain => drain.Completion.Task.IsCompleted) > 0 && _drains.Count == 0)
            _reason = ReleaseReason.BatchSize;
    }

    /// <summary>Waits for every write before a position.</summary>
    private sealed record Drain(long End)
    {
        internal TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
