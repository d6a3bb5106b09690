using ConvertTyped.Evaluation;
using ConvertTyped.Lifecycle;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// The states of the visitors seen lately, in memory and bounded; behind them the user's own store, where there is one. It is read when a context
/// is created and written in the background, so that no evaluation waits for it.
/// </summary>
internal sealed class VisitorStore
{
    private readonly BoundedTable<VisitorEntry> _visitors;
    private readonly StoreWriter? _writer;

    internal VisitorStore(int capacity, IDataStore? store, LifecycleHandlers handlers, ILogger logger)
    {
        _visitors = new(capacity);
        _writer = store is null ? null : new(store, capacity, handlers, logger);
    }

    /// <summary>For a new context: what is known of the visitor, the user's store included. Null: nothing.</summary>
    internal VisitorEntry? Load(ConfigSnapshot snapshot, in TableKey visitor)
    {
        var entry = Find(visitor);
        if (_writer is null || entry is WrittenEntry { HasUnwritten: true })
            return entry;
        var known = entry?.State;
        if (!_writer.TryRead(snapshot, visitor.Text, out var state))
            return entry;
        if (entry is null)
            return ReferenceEquals(state, VisitorState.Empty) ? null : _visitors.GetOrAdd(new WrittenEntry(visitor, state));
        entry.Refresh(known!, state);
        return entry;
    }

    /// <summary>What is known of the visitor in memory. Null: nothing.</summary>
    internal VisitorEntry? Find(in TableKey visitor) => _visitors.Find(visitor);

    /// <summary>For a visitor whom <see cref="Find"/> did not find.</summary>
    internal VisitorEntry GetOrAdd(in TableKey visitor) => _visitors.GetOrAdd(
        _writer is null ? new VisitorEntry(visitor, VisitorState.Empty) : new WrittenEntry(visitor, VisitorState.Empty));

    /// <summary>Whether other processes may know of the visitors too.</summary>
    internal bool IsShared => _writer is not null;

    /// <summary>
    /// Where processes share a store: records a goal; false when it was recorded before. <paramref name="settle"/> is told, once the change is
    /// written, whether this process was the first.
    /// </summary>
    internal bool TryClaim(VisitorEntry entry, string goalId, Action<bool> settle) => _writer!.TryClaim(entry, goalId, settle);

    /// <summary>To be called after each change of an entry.</summary>
    internal void Changed(ConfigSnapshot snapshot, VisitorEntry entry) => _writer?.Enqueue(snapshot, (WrittenEntry)entry);

    /// <summary>Completes when what had changed by now is written, or could not be.</summary>
    internal Task WriteAsync(ReleaseReason reason) => _writer?.DrainAsync(reason) ?? Task.CompletedTask;
}
