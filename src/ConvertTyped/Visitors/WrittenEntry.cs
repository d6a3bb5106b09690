using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A visitor's state that is written to the user's store, and how far that has come.</summary>
internal sealed class WrittenEntry(in TableKey visitor, VisitorState state) : VisitorEntry(visitor, state)
{
    private int _changes;
    private int _written;
    private int _isQueued;

    /// <summary>How often the state was handed on to be written.</summary>
    internal int Changes => Volatile.Read(ref _changes);

    /// <summary>Whether the user's store holds less than this.</summary>
    internal bool HasUnwritten => Changes != Volatile.Read(ref _written);

    /// <summary>To be followed by queueing it; what is written afterwards has this change.</summary>
    internal void CountChange() => Interlocked.Increment(ref _changes);

    internal void WrittenUpTo(int changes) => Volatile.Write(ref _written, changes);

    /// <summary>False when it waits to be written already.</summary>
    internal bool TryQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    internal void LeaveQueue() => Interlocked.Exchange(ref _isQueued, 0);
}
