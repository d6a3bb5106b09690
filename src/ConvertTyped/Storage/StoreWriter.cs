using System.Collections.Concurrent;
using ConvertTyped.Evaluation;
using ConvertTyped.Telemetry;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Storage;

/// <summary>
/// Reads and writes the user's store. Writes happen in the background, the latest state of each visitor once, merged into what another process
/// may have written meanwhile. A store that throws costs nobody a decision: the state waits in memory for the next write.
/// </summary>
internal sealed class StoreWriter(IDataStore store, LifecycleHandlers handlers, ILogger logger)
{
    private readonly ConcurrentDictionary<VisitorEntry, string> _pending = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _isScheduled;
    private int _isFailing;

    internal bool IsPending(VisitorEntry entry) => _pending.ContainsKey(entry);

    /// <summary>False when the store failed, so that nothing is known of what it holds.</summary>
    internal bool TryRead(ConfigSnapshot snapshot, string visitorId, out VisitorState state)
    {
        try
        {
            state = Parse(store.Get(KeyOf(snapshot, visitorId)));
            Recovered();
            return true;
        }
        catch (Exception exception)
        {
            Failed(exception);
            state = VisitorState.Empty;
            return false;
        }
    }

    internal void Enqueue(ConfigSnapshot snapshot, VisitorEntry entry)
    {
        _pending[entry] = KeyOf(snapshot, entry.Key);
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
            _ = Task.Run(() => DrainAsync(ReleaseReason.BatchSize));
    }

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
        var written = 0;
        Exception? error = null;
        foreach (var (entry, key) in _pending)
        {
            try
            {
                Write(entry, key);
                written++;
            }
            catch (Exception exception)
            {
                error = exception;
                Failed(exception);
                break;
            }
        }

        if (error is null && written > 0)
            Recovered();
        if (written > 0 || error is not null)
            handlers.Raise(LifecycleEvent.DataStoreQueueReleased, new(reason, written), error);
    }

    private void Write(VisitorEntry entry, string key)
    {
        VisitorState state;
        do
        {
            state = entry.State;
            store.Set(key, VisitorStateJson.Write(Parse(store.Get(key)).MergedWith(state)));
        }
        while (!ReferenceEquals(entry.State, state));

        _pending.TryRemove(KeyValuePair.Create(entry, key));
    }

    private VisitorState Parse(string? json)
    {
        if (json is null)
            return VisitorState.Empty;
        if (VisitorStateJson.Read(json) is { } state)
            return state;
        Log.StoreContentIgnored(logger);
        return VisitorState.Empty;
    }

    private void Recovered() => Volatile.Write(ref _isFailing, 0);

    private void Failed(Exception exception)
    {
        if (Interlocked.Exchange(ref _isFailing, 1) == 0)
            Log.StoreFailed(logger, exception.GetType().Name);
    }

    private static string KeyOf(ConfigSnapshot snapshot, string visitorId) => $"{snapshot.AccountId}-{snapshot.ProjectId}-{visitorId}";
}
