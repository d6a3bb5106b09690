namespace ConvertTyped.Visitors;

/// <summary>
/// The states that wait to be written or are being written, in order, and the drains that wait for them. Not thread-safe: <see cref="StoreWriter"/>
/// locks it.
/// </summary>
internal sealed class WriteQueue
{
    private readonly Queue<StateWrite> _waiting = new();

    /// <summary>The writes to repeat, because the state changed while it was being written. A write keeps its position if a drain waits for the change.</summary>
    private readonly Queue<StateWrite> _repeated = new();
    private readonly HashSet<StateWrite[]> _inProgress = [];
    private readonly List<Drain> _drains = [];
    private long _end;

    internal int Waiting => _waiting.Count + _repeated.Count;

    internal int BatchesInProgress => _inProgress.Count;

    internal void Add(StateWrite write)
    {
        write.Position = _end++;
        _waiting.Enqueue(write);
    }

    /// <summary>Adds a write again because its state changed while it was being written.</summary>
    internal void Repeat(StateWrite write)
    {
        if (!_drains.Exists(drain => drain.End > write.BegunAt))
            write.Position = _end++;
        _repeated.Enqueue(write);
    }

    /// <summary>Begins the next writes.</summary>
    internal StateWrite[] Take(int size)
    {
        var batch = new StateWrite[size];
        for (var i = 0; i < size; i++)
        {
            batch[i] = _repeated.TryDequeue(out var repeated) ? repeated : _waiting.Dequeue();
            batch[i].Begin(_end);
        }

        _inProgress.Add(batch);
        return batch;
    }

    internal void EndBatch(StateWrite[] batch) => _inProgress.Remove(batch);

    /// <summary>Adds a drain: the returned task completes when the store has been called for everything added so far, or when writing stops.</summary>
    internal Task AddDrain()
    {
        var drain = new Drain(++_end);
        _drains.Add(drain);
        return drain.Completion.Task;
    }

    /// <summary>Completes the drains that have nothing left to wait for.</summary>
    /// <param name="isStopped">Whether writing is paused or has ended.</param>
    /// <returns>True if at least one drain was completed and no drain is left.</returns>
    internal bool CompleteDrains(bool isStopped)
    {
        if (_drains.Count == 0)
            return false;
        var oldest = _inProgress.SelectMany(batch => batch).Concat(_repeated).Concat(_waiting.Take(1)).Select(write => write.Position).DefaultIfEmpty(_end).Min();
        foreach (var drain in _drains)
        {
            if ((isStopped && _inProgress.Count == 0) || oldest >= drain.End)
                drain.Completion.TrySetResult();
        }

        return _drains.RemoveAll(drain => drain.Completion.Task.IsCompleted) > 0 && _drains.Count == 0;
    }

    /// <summary>Waits for all writes before a position.</summary>
    private sealed record Drain(long End)
    {
        internal TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
