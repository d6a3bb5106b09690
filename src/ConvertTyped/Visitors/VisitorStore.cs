using ConvertTyped.Evaluation;
using ConvertTyped.Lifecycle;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// Caches the states of recent visitors in memory, up to a limit, in front of the application's data store if there is one. The data store is read when a
/// context is created, and written in the background, so that no evaluation waits for it.
/// </summary>
internal sealed class VisitorStore : IDisposable
{
    private readonly BoundedTable<VisitorEntry> _visitors;
    private readonly IDataStore? _inProcess;
    private readonly StoreReader? _reader;
    private readonly StoreWriter? _writer;
    private readonly VisitorClaims? _claims;
    private readonly IAsyncDataStore? _store;
    private readonly TimeProvider _time;

    internal VisitorStore(int capacity, ConvertOptions options, LifecycleHandlers handlers, ILogger logger, TimeProvider time)
    {
        _visitors = new(capacity);
        _inProcess = options.DataStore;
        _time = time;
        var store = options.AsyncDataStore ?? (options.DataStore is { } own ? new InProcessStore(own) : null);
        if (store is null)
            return;
        _store = store;
        _claims = new();
        var breaker = new StoreCircuitBreaker(time);
        _reader = new(store, breaker, options.DataStoreTimeout, time, logger);
        _writer = new(store, capacity, breaker, WriteTimeout, time, handlers, logger);
    }

    /// <summary>The time-out of a write or a deletion. Both may take longer than a read, because no new context waits for them.</summary>
    private static TimeSpan WriteTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether other processes may have states of the same visitors.</summary>
    internal bool IsShared => _writer is not null;

    /// <summary>Whether the data store can only be read asynchronously.</summary>
    internal bool IsRemote => IsShared && _inProcess is null;

    /// <summary>The number of states that wait to be written to the data store or are being written.</summary>
    internal int Unwritten => _writer?.Unwritten ?? 0;

    /// <summary>Why states could not be written; null if the last write succeeded.</summary>
    internal Exception? WriteError => _writer?.Error;

    /// <summary>Finds a visitor for a new context, in memory or in an in-process data store. Returns null if there is no state.</summary>
    /// <exception cref="InvalidOperationException">The store is remote, and the visitor is not in memory.</exception>
    internal VisitorEntry? Load(ConfigSnapshot snapshot, in TableKey visitor)
    {
        var entry = Find(visitor);
        if (_reader is null || entry is WrittenEntry { HasUnwritten: true })
            return entry;
        if (_inProcess is null)
        {
            return entry ?? throw new InvalidOperationException(
                "The visitor is not in memory, and the data store is asynchronous. Create the context with CreateContextAsync.");
        }

        var known = entry?.State;
        if (_reader.Read(_inProcess, KeyOf(snapshot, visitor.Text)) is not { } stored)
            return entry ?? _visitors.GetOrAdd(new WrittenEntry(visitor, VisitorState.Empty));
        if (entry is null)
            return ReferenceEquals(stored.State, VisitorState.Empty) ? null : _visitors.GetOrAdd(Loaded(visitor, stored.State));
        entry.Refresh(known!, stored.State);
        return entry;
    }

    /// <summary>Finds a visitor for a new context, in memory or in a remote data store.</summary>
    internal async Task<VisitorEntry> LoadAsync(ConfigSnapshot snapshot, TableKey visitor, CancellationToken cancellationToken)
    {
        var entry = (WrittenEntry?)Find(visitor);
        if (entry is { HasUnwritten: true, IsLoaded: true })
            return entry;
        var known = entry?.State;
        var stored = await _reader!.ReadAsync(KeyOf(snapshot, visitor.Text), cancellationToken).ConfigureAwait(false);
        if (stored is null)
            return entry ?? _visitors.GetOrAdd(new WrittenEntry(visitor, VisitorState.Empty));
        entry ??= (WrittenEntry)_visitors.GetOrAdd(Loaded(visitor, stored.State));
        if (!entry.IsLoaded)
            entry.Load(stored.State);
        else if (known is not null && !ReferenceEquals(stored.State, VisitorState.Empty))
            entry.Refresh(known, stored.State);
        return entry;
    }

    /// <summary>Finds a visitor in memory. Returns null if there is no state.</summary>
    internal VisitorEntry? Find(in TableKey visitor) => _visitors.Find(visitor);

    /// <summary>Returns the visitor's entry in memory. If there is none, adds and returns an empty entry.</summary>
    internal VisitorEntry GetOrAdd(in TableKey visitor) => _visitors.GetOrAdd(
        _writer is null ? new VisitorEntry(visitor, VisitorState.Empty) : new WrittenEntry(visitor, VisitorState.Empty) { IsLoaded = !IsRemote });

    /// <summary>Stores a goal and claims its conversion. Requires a data store. Returns null if the goal was stored before.</summary>
    internal EventClaim? TryClaimGoal(VisitorEntry entry, string goalId) => _claims!.TryClaimGoal(entry, goalId);

    /// <summary>Stores a decision and returns the id of the variation that applies, as <see cref="VisitorEntry.Decide"/> does.</summary>
    /// <param name="entry">The entry with the visitor's state.</param>
    /// <param name="experience">The experience that was decided.</param>
    /// <param name="variationId">The variation that was decided on.</param>
    /// <param name="isReported">Whether the decision is reported to Convert.</param>
    /// <param name="isNew">Whether the given variation applies, because there was no valid decision.</param>
    /// <param name="claim">The claim to the event; null if the decision is not new, is not reported, or is not written to a data store.</param>
    internal string Decide(VisitorEntry entry, Experience experience, string variationId, bool isReported, out bool isNew, out EventClaim? claim)
    {
        claim = null;
        if (!isReported || entry is not WrittenEntry)
            return entry.Decide(experience, variationId, isReported, out isNew);
        var storedId = _claims!.Decide(entry, experience, variationId, out claim);
        isNew = claim is not null;
        return storedId;
    }

    /// <summary>Queues an entry to be written, if there is a data store. Must be called after each change to an entry.</summary>
    internal void Changed(ConfigSnapshot snapshot, VisitorEntry entry)
    {
        if (_writer is null)
            return;
        var written = (WrittenEntry)entry;
        if (written.IsForgotten)
        {
            _claims!.GiveUp(written);
            return;
        }

        written.CountChange();
        if (written.TryQueue())
            _writer.Enqueue(new(written, snapshot, KeyOf(snapshot, entry.Key), _claims!, _reader!.Parse));
    }

    /// <summary>
    /// Deletes the state of a visitor. First prevents new writes of the state and waits for the writes in progress, so that no write restores the state.
    /// </summary>
    internal async Task ForgetAsync(ConfigSnapshot snapshot, TableKey visitor)
    {
        if (Find(visitor) is WrittenEntry entry)
            entry.Forget();
        _visitors.Remove(visitor);
        if (_store is not { } store)
            return;
        await WriteAsync(ReleaseReason.Explicit).ConfigureAwait(false);
        await StoreCall.RunAsync(token => store.DeleteAsync(KeyOf(snapshot, visitor.Text), token), WriteTimeout, _time).ConfigureAwait(false);
    }

    /// <summary>Completes when the store has been called for every state that has changed so far, or when writing stops because the store fails.</summary>
    internal Task WriteAsync(ReleaseReason reason) => _writer?.DrainAsync(reason) ?? Task.CompletedTask;

    public void Dispose() => _writer?.Dispose();

    private static WrittenEntry Loaded(in TableKey visitor, VisitorState state) => new(visitor, state) { IsLoaded = true };

    private static string KeyOf(ConfigSnapshot snapshot, string visitorId) => $"{snapshot.AccountId}-{snapshot.ProjectId}-{visitorId}";
}
