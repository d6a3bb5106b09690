using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Storage;

/// <summary>One visitor's current state. Changes are atomic: of two at a time, each sees the other's outcome.</summary>
internal sealed class VisitorEntry(in TableKey visitor, VisitorState state) : TableEntry(visitor)
{
    private VisitorState _state = state;
    private int _changes;
    private int _written;
    private int _isQueued;

    internal VisitorState State => Volatile.Read(ref _state);

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

    /// <summary>Takes over what the user's store holds, unless the state has changed since <paramref name="known"/>.</summary>
    internal void Refresh(VisitorState known, VisitorState stored) => TrySwap(known, stored);

    /// <summary>Keeps a decision and gives the id that stands: another thread's where that was first and <paramref name="experience"/> knows it.</summary>
    internal string Decide(Experience experience, string variationId, out bool isNew)
    {
        while (true)
        {
            var state = State;
            if (state.DecisionFor(experience.Id) is { } standing && experience.VariationOf(standing) is not null)
            {
                isNew = false;
                return standing;
            }

            if (TrySwap(state, state.WithDecision(experience.Id, variationId)))
            {
                isNew = true;
                return variationId;
            }
        }
    }

    /// <summary>Records a goal; false when it was recorded before.</summary>
    internal bool AddGoal(string goalId)
    {
        while (true)
        {
            var state = State;
            if (state.Goals.Contains(goalId))
                return false;
            if (TrySwap(state, state with { Goals = [.. state.Goals, goalId] }))
                return true;
        }
    }

    /// <summary>Records custom segments and gives those that were new.</summary>
    internal string[] AddCustomSegments(string[] ids)
    {
        while (true)
        {
            var state = State;
            string[] added = [.. ids.Except(state.CustomSegments)];
            if (added.Length == 0 || TrySwap(state, state with { CustomSegments = [.. state.CustomSegments, .. added] }))
                return added;
        }
    }

    internal void MergeAttributes(AttributeMap attributes)
    {
        for (var state = State; !TrySwap(state, state with { Attributes = (state.Attributes ?? AttributeMap.Empty).With(attributes) }); state = State)
        {
        }
    }

    internal void MergeSegments(AttributeMap segments)
    {
        for (var state = State; !TrySwap(state, state with { Segments = state.Segments.With(segments) }); state = State)
        {
        }
    }

    private bool TrySwap(VisitorState from, VisitorState to) => ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);
}
