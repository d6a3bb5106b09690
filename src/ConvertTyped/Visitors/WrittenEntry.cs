using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A visitor's state that is written to the data store, and the progress of its writes.</summary>
internal sealed class WrittenEntry(in TableKey visitor, VisitorState state) : VisitorEntry(visitor, state)
{
    private volatile bool _isLoaded;
    private volatile bool _isForgotten;
    private int _changes;
    private int _written;
    private int _isQueued;

    /// <summary>Whether the state includes the content of the data store. False while the content is unknown.</summary>
    internal bool IsLoaded
    {
        get => _isLoaded;
        init => _isLoaded = value;
    }

    /// <summary>Whether the state was deleted, so neither this state nor later changes to it may be written.</summary>
    internal bool IsForgotten => _isForgotten;

    internal void Forget() => _isForgotten = true;

    /// <summary>The number of changes so far.</summary>
    internal int Changes => Volatile.Read(ref _changes);

    /// <summary>Whether there are changes that have not been written to the data store yet.</summary>
    internal bool HasUnwritten => Changes != Volatile.Read(ref _written);

    /// <summary>Merges the content of the data store, which was unknown before. The decisions and values in the data store take precedence.</summary>
    internal void Load(VisitorState stored)
    {
        for (var state = State; !TrySwap(state, state.MergedWith(stored)); state = State)
        {
        }

        _isLoaded = true;
    }

    /// <summary>
    /// Replaces the state with <paramref name="merged"/>, which includes the content of the data store. Does nothing if the state has changed since the
    /// write began.
    /// </summary>
    internal void Adopt(VisitorState written, VisitorState merged) => _isLoaded |= TrySwap(written, merged);

    /// <summary>Counts a change. The entry must be queued afterwards, so that the next write includes the change.</summary>
    internal void CountChange() => Interlocked.Increment(ref _changes);

    internal void WrittenUpTo(int changes) => Volatile.Write(ref _written, changes);

    /// <summary>Marks the entry as queued. Returns false if the entry is already queued or being written.</summary>
    internal bool TryQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    /// <summary>
    /// Marks the entry as not queued. The full fence keeps a later read of <see cref="HasUnwritten"/> from moving before this write. Otherwise, a
    /// concurrent change could see the entry as queued although the change is not part of the write.
    /// </summary>
    internal void LeaveQueue() => Interlocked.Exchange(ref _isQueued, 0);
}
