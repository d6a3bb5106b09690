using System.Collections.Concurrent;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Lifecycle;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// Reads and writes the user's store. Writes happen in the background, the latest state of each visitor once, merged into what another process
/// may have written meanwhile. A store that throws costs nobody a decision: the state waits in memory for the next write.
/// </summary>
/// <param name="store">The user's store.</param>
/// <param name="capacity">The most visitors that wait to be written; beyond it their states stay in memory only.</param>
/// <param name="handlers">Told of each write.</param>
/// <param name="logger">Told of failures once per streak.</param>
internal sealed class StoreWriter(IDataStore store, int capacity, LifecycleHandlers handlers, ILogger logger)
{
    /// <summary>A single state that the store refuses must not keep it from the others; a store that is down must not be asked for each.</summary>
    private const int MostFailuresInARow = 3;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly GoalClaims _claims = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _isScheduled;
    private int _isReadingBroken;
    private int _isWritingBroken;
    private int _isContentReported;

    /// <summary>False when the store failed, so that nothing is known of what it holds.</summary>
    internal bool TryRead(ConfigSnapshot snapshot, string visitorId, out VisitorState state)
    {
        try
        {
            state = Parse(store.Get(KeyOf(snapshot, visitorId)));
            Volatile.Write(ref _isReadingBroken, 0);
            return true;
        }
        catch (Exception exception)
        {
            Failed(ref _isReadingBroken, exception);
            state = VisitorState.Empty;
            return false;
        }
    }

    internal void Enqueue(ConfigSnapshot snapshot, WrittenEntry entry)
    {
        entry.CountChange();
        if (_waiting.Count >= capacity)
            _claims.GiveUp(entry);
        else if (entry.TryQueue())
            _waiting.Enqueue(new(entry, KeyOf(snapshot, entry.Key)));
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.DrainAsync(ReleaseReason.BatchSize), this, preferLocal: false);
    }

    /// <summary>
    /// Records a goal; false when it was recorded before. <paramref name="settle"/> is told, once the entry is enqueued and written, whether this
    /// process was the first, or may count as that.
    /// </summary>
    internal bool TryClaim(VisitorEntry entry, string goalId, Action<bool> settle) => _claims.TryClaim(entry, goalId, settle);

    /// <summary>Writes what waits by now. Does not throw.</summary>
    internal async Task DrainAsync(ReleaseReason reason)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _isScheduled, 0);
            Drain(reason);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Drain(ReleaseReason reason)
    {
        var (written, failures) = (0, 0);
        Exception? error = null;
        for (var left = _waiting.Count; left > 0 && failures < MostFailuresInARow && _waiting.TryDequeue(out var next); left--)
        {
            next.Entry.LeaveQueue();
            try
            {
                Write(next);
                written++;
                failures = 0;
            }
            catch (Exception exception)
            {
                error = exception;
                failures++;
                _claims.GiveUp(next.Entry);
                if (next.Entry.TryQueue())
                    _waiting.Enqueue(next);
            }
        }

        if (error is not null)
            Failed(ref _isWritingBroken, error);
        else if (written > 0)
            Volatile.Write(ref _isWritingBroken, 0);
        if (error is not null || written > 0)
            handlers.Raise(LifecycleEvent.DataStoreQueueReleased, new(reason, written), error);
    }

    private void Write(Waiting next)
    {
        var changes = next.Entry.Changes;
        var state = next.Entry.State;
        var stored = VisitorState.Empty;
        store.Update(next.Key, json => VisitorStateJson.Write((stored = Parse(json)).MergedWith(state)));
        next.Entry.WrittenUpTo(changes);
        _claims.Written(next.Entry, state.Goals, stored.Goals);
    }

    private VisitorState Parse(string? json)
    {
        if (json is null)
            return VisitorState.Empty;
        if (VisitorStateJson.Read(json) is { } state)
            return state;
        if (Interlocked.Exchange(ref _isContentReported, 1) == 0)
            Log.StoreContentIgnored(logger);
        return VisitorState.Empty;
    }

    private void Failed(ref int isBroken, Exception exception)
    {
        if (Interlocked.Exchange(ref isBroken, 1) == 0)
            Log.StoreFailed(logger, exception.GetType().Name);
    }

    private static string KeyOf(ConfigSnapshot snapshot, string visitorId) => $"{snapshot.AccountId}-{snapshot.ProjectId}-{visitorId}";

    private readonly record struct Waiting(WrittenEntry Entry, string Key);
}
