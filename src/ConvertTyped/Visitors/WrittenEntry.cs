using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A visitor's state that is written to the user's store, and how far that has come.</summary>
internal sealed class WrittenEntry(in TableKey visitor, VisitorState state) : VisitorEntry(visitor, state)
{
    private volatile bool _isLoaded;
    private int _changes;
    private int _written;
    private int _isQueued;

    /// <summary>Whether the state includes what the user's store has. It does not while the store cannot be read.</summary>
    internal bool IsLoaded
    {
        get => _isLoaded;
        init => _isLoaded = value;
    }

    /// <summary>How often the state was handed on to be written.</summary>
    internal int Changes => Volatile.Read(ref _changes);

    /// <summary>Whether the user's store lacks a change.</summary>
    internal bool HasUnwritten => Changes != Volatile.Read(ref _written);

    /// <summary>Takes over what the user's store has, where it could not be read before. Its decisions hold.</summary>
    internal void Load(VisitorState stored)
    {
        for (var state = State; !TrySwap(state, state.MergedWith(stored)); state = State)
        {
        }

        _isLoaded = true;
    }

    /// <summary>Takes over what was written, together with what the store had, unless the state has changed since.</summary>
    internal void Adopt(VisitorState written, VisitorState merged) => _isLoaded |= TrySwap(written, merged);

    /// <summary>To be followed by queueing the entry; what is written after that includes the change.</summary>
    internal void CountChange() => Interlocked.Increment(ref _changes);

    internal void WrittenUpTo(int changes) => Volatile.Write(ref _written, changes);

    /// <summary>False when it is queued already, or being written.</summary>
    internal bool TryQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    internal void LeaveQueue() => Volatile.Write(ref _isQueued, 0);
}
