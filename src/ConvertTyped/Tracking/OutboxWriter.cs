using ConvertTyped.Diagnostics;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tracking;

/// <summary>
/// Commits queued events to the outbox, one group at a time: at most one interval after an event has arrived, and on demand. While the outbox fails, events
/// wait in memory and a commit is attempted once a second.
/// </summary>
internal sealed class OutboxWriter(
    EventQueue queue, IEventOutbox outbox, TimeSpan interval, DeliveryReport report, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>The largest number of events in one commit.</summary>
    internal const int LargestGroup = 1000;

    /// <summary>The time-out of each call to the outbox.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly FailureSeries _failures = new();
    private readonly OutboxRows _rows = new(time);
    private readonly List<(long End, TaskCompletionSource<Exception?> Completion)> _waiting = [];

    /// <summary>The rows of a batch that could not be committed. They must keep their ids, because the outbox may have stored them anyway.</summary>
    private (EventBatch Batch, OutboxEvent[] Rows)? _pending;
    private volatile string? _lastId;
    private ITimer? _timer;
    private long _due;
    private int _isArmed;
    private bool _isRunning;
    private bool _isDisposed;

    /// <summary>Called after each commit, with the number of events.</summary>
    internal required Action<int> Committed { get; init; }

    /// <summary>The id of the last event that was committed; null before the first commit.</summary>
    internal string? LastId => _lastId;

    /// <summary>Must be called after events have been added to the queue. Does not block.</summary>
    internal void Arrived()
    {
        if (Volatile.Read(ref _isArmed) == 0 && Interlocked.Exchange(ref _isArmed, 1) == 0)
            Schedule();
    }

    /// <summary>Commits all events that are queued now. Does not throw. Returns the reason for a failure; null on success, or if the writer is disposed.</summary>
    internal Task<Exception?> CommitAsync()
    {
        lock (_lock)
        {
            _due = Math.Max(_due, queue.End);
            if (queue.OldestPosition >= _due || _isDisposed)
                return Task.FromResult<Exception?>(null);
            var completion = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_due, completion));
            if (!_isRunning)
            {
                _isRunning = true;
                Background.Forget(Background.Run(RunAsync));
            }

            return completion.Task;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void Schedule()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _timer ??= Background.Timer(time, Elapsed);
            _timer.Change(_failures.IsFailing ? RetryInterval : interval, System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private void Elapsed()
    {
        Volatile.Write(ref _isArmed, 0);
        _ = CommitAsync();
    }

    private async Task RunAsync()
    {
        while (Next() is { } batch)
        {
            var error = await AppendAsync(batch).ConfigureAwait(false);
            Ended(batch, error);
            if (error is not null)
                Arrived();
            else
                Committed(batch.Events.Length);
        }
    }

    private EventBatch? Next()
    {
        lock (_lock)
        {
            var batch = _isRunning && queue.OldestWaiting < _due ? queue.Take(LargestGroup, _due) : null;
            if (batch is null)
                _isRunning = false;
            return batch;
        }
    }

    private async Task<Exception?> AppendAsync(EventBatch batch)
    {
        try
        {
            if (_pending is not { } pending || pending.Batch != batch)
                _pending = pending = (batch, _rows.Create(batch.Events));
            var removed = await OutboxCall.RunAsync(token => outbox.AppendAsync(pending.Rows, token), Timeout, time).ConfigureAwait(false);
            _lastId = pending.Rows[^1].Id;
            _pending = null;
            report.RemovedFromOutbox(removed);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private void Ended(EventBatch batch, Exception? error)
    {
        lock (_lock)
        {
            if (error is null)
                queue.Remove(batch);
            else
                queue.Return(batch);
            if (error is not null && _failures.TryBegin())
                Log.OutboxFailed(logger, FailureText.Describe(error));
            else if (error is null && _failures.TryEnd())
                Log.OutboxRecovered(logger);
            _isRunning = error is null;
            foreach (var (end, completion) in _waiting)
            {
                if (error is not null || queue.OldestPosition >= end)
                    completion.TrySetResult(error);
            }

            _waiting.RemoveAll(waiting => waiting.Completion.Task.IsCompleted);
        }
    }
}
