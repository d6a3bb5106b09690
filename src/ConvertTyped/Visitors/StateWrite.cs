using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>The write of one visitor's state, from the time it is queued until it succeeds or is given up.</summary>
internal sealed class StateWrite(WrittenEntry entry, ConfigSnapshot config, string key, VisitorClaims claims, Func<string?, StoredVisitor> parse)
{
    private VisitorState _state = entry.State;
    private StoredVisitor _stored = StoredVisitor.None;
    private StoredVisitor _merged = StoredVisitor.None;
    private int _changes;

    internal WrittenEntry Entry => entry;

    /// <summary>The position in the queue.</summary>
    internal long Position { get; set; }

    /// <summary>The end of the queue when the write began.</summary>
    internal long BegunAt { get; private set; }

    internal DataStoreUpdate Update => new(key, Change);

    internal void Begin(long position)
    {
        BegunAt = position;
        _changes = entry.Changes;
        _state = entry.State;
    }

    /// <summary>Must be called after the store has stored the result of <see cref="Update"/>.</summary>
    internal void Complete()
    {
        entry.WrittenUpTo(_changes);
        entry.Adopt(_state, _merged.State);
        claims.Settle(entry, _state, _stored, config);
    }

    internal void GiveUp() => claims.GiveUp(entry);

    private string Change(string? json)
    {
        _stored = parse(json);
        _merged = claims.Merge(entry, _state, _stored, config);
        return VisitorStateJson.Write(_merged);
    }
}
