using ConvertTyped.Evaluation;
using ConvertTyped.Lifecycle;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// The states of recent visitors, in memory and bounded, and behind them the user's own store, if there is one. That store is read when a context is
/// created and written in the background, so that no evaluation waits for it.
/// </summary>
internal sealed class VisitorStore : IDisposable
{
    private readonly BoundedTable<VisitorEntry> _visitors;
    private readonly IDataStore? _inProcess;
    private readonly StoreReader? _reader;
    private readonly StoreWriter? _writer;
    private readonly VisitorClaims _claims = new();
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
        var circuit = new StoreCircuit(time);
        _reader = new(store, circuit, options.DataStoreTimeout, time, logger);
        _writer = new(store, capacity, circuit, WriteTimeout, time, handlers, logger);
    }

    /// <summary>Nobody waits for a write, so it may take longer than a read.</summary>
    private static TimeSpan WriteTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether other processes may know the visitors as well.</summary>
    internal bool IsShared => _writer is not null;

    /// <summary>Whether reading the user's store has to be awaited.</summary>
    internal bool IsRemote => IsShared && _inProcess is null;

    /// <summary>States that the user's store does not have yet.</summary>
    internal int Unwritten => _writer?.Unwritten ?? 0;

    /// <summary>Why states could not be written; null when the last write succeeded.</summary>
    internal Exception? WriteError => _writer?.Error;

    /// <summary>For a new context: what is known of the visitor, also by a store in this process. Null: nothing.</summary>
    /// <exception cref="InvalidOperationException">The store is remote, and the visitor is not in memory.</exception>
    internal VisitorEntry? Load(ConfigSnapshot snapshot, in TableKey visitor)
    {
        var entry = Find(visitor);
        if (_reader is null || entry is WrittenEntry { HasUnwritten: true })
            return entry;
        if (_inProcess is null)
        {
            return entry ?? throw new InvalidOperationException(
                "The visitor is not loaded, and the data store is asynchronous: create the context with CreateContextAsync.");
        }

        var known = entry?.State;
        if (_reader.Read(_inProcess, KeyOf(snapshot, visitor.Text)) is not { } stored)
            return entry ?? _visitors.GetOrAdd(new WrittenEntry(visitor, VisitorState.Empty));
        if (entry is null)
            return ReferenceEquals(stored.State, VisitorState.Empty) ? null : _visitors.GetOrAdd(Loaded(visitor, stored.State));
        entry.Refresh(known!, stored.State);
        return entry;
    }

    /// <summary>For a new context: what is known of the visitor, also by a remote store.</summary>
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

    /// <summary>What is known of the visitor in memory. Null: nothing.</summary>
    internal VisitorEntry? Find(in TableKey visitor) => _visitors.Find(visitor);

    /// <summary>For a visitor whom <see cref="Find"/> did not find.</summary>
    internal VisitorEntry GetOrAdd(in TableKey visitor) => _visitors.GetOrAdd(
        _writer is null ? new VisitorEntry(visitor, VisitorState.Empty) : new WrittenEntry(visitor, VisitorState.Empty) { IsLoaded = !IsRemote });

    /// <summary>Where processes share a store: records a goal and claims its conversion; null when it was recorded before.</summary>
    internal EventClaim? TryClaimGoal(VisitorEntry entry, string goalId) => _claims.TryClaimGoal(entry, goalId);

    /// <summary>Records a decision and gives the id of the variation that holds: another thread's if that was first.</summary>
    /// <param name="entry">The visitor.</param>
    /// <param name="experience">The experience.</param>
    /// <param name="variationId">The variation that was decided on.</param>
    /// <param name="isReported">Whether the decision is reported to Convert.</param>
    /// <param name="isNew">Whether the decision is the one that holds.</param>
    /// <param name="claim">Where processes share a store: the claim of a new decision's event.</param>
    internal string Decide(VisitorEntry entry, Experience experience, string variationId, bool isReported, out bool isNew, out EventClaim? claim)
    {
        claim = null;
        if (!isReported || entry is not WrittenEntry)
            return entry.Decide(experience, variationId, isReported, out isNew);
        var storedId = _claims.Decide(entry, experience, variationId, out claim);
        isNew = claim is not null;
        return storedId;
    }

    /// <summary>To be called after each change of an entry.</summary>
    internal void Changed(ConfigSnapshot snapshot, VisitorEntry entry)
    {
        if (_writer is null)
            return;
        var written = (WrittenEntry)entry;
        written.CountChange();
        if (written.TryQueue())
            _writer.Enqueue(new(written, snapshot, KeyOf(snapshot, entry.Key), _claims, _reader!.Parse));
    }

    /// <summary>Removes all that is known of a visitor. Writes under way are awaited first, so that none brings the visitor back.</summary>
    internal async Task ForgetAsync(ConfigSnapshot snapshot, TableKey visitor)
    {
        _visitors.Remove(visitor);
        if (_store is not { } store)
            return;
        await WriteAsync(ReleaseReason.Explicit).ConfigureAwait(false);
        await StoreCall.RunAsync(token => store.DeleteAsync(KeyOf(snapshot, visitor.Text), token), WriteTimeout, _time).ConfigureAwait(false);
    }

    /// <summary>Completes when everything that had changed by now was tried to be written.</summary>
    internal Task WriteAsync(ReleaseReason reason) => _writer?.DrainAsync(reason) ?? Task.CompletedTask;

    public void Dispose() => _writer?.Dispose();

    private static WrittenEntry Loaded(in TableKey visitor, VisitorState state) => new(visitor, state) { IsLoaded = true };

    private static string KeyOf(ConfigSnapshot snapshot, string visitorId) => $"{snapshot.AccountId}-{snapshot.ProjectId}-{visitorId}";
}
