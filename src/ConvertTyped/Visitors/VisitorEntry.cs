using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>The current state of one visitor. Changes are atomic.</summary>
internal class VisitorEntry(in TableKey visitor, VisitorState state) : TableEntry(visitor)
{
    private VisitorState _state = state;

    internal VisitorState State => Volatile.Read(ref _state);

    /// <summary>Uses the state from the data store if the state in memory is still <paramref name="known"/>.</summary>
    internal void Refresh(VisitorState known, VisitorState stored) => TrySwap(known, stored);

    /// <summary>
    /// Stores a decision and returns the id of the variation that applies. If a decision is already stored, for example by another thread, and the
    /// experience still has the variation of the stored decision, the stored decision applies.
    /// </summary>
    internal string Decide(Experience experience, string variationId, bool isReported, out bool isNew)
    {
        while (true)
        {
            var state = State;
            if (state.DecisionFor(experience.Id) is { } storedId && experience.VariationOf(storedId) is not null)
            {
                isNew = false;
                return storedId;
            }

            if (TrySwap(state, state.WithDecision(experience.Id, variationId, isReported)))
            {
                isNew = true;
                return variationId;
            }
        }
    }

    /// <summary>Marks a decision as reported. Returns false if it was already reported.</summary>
    internal bool TryMarkReported(string experienceId)
    {
        while (true)
        {
            var state = State;
            if (!state.UnreportedExperiences.Contains(experienceId))
                return false;
            if (TrySwap(state, state.WithReport(experienceId)))
                return true;
        }
    }

    /// <summary>Stores a goal. Returns false if it was already stored.</summary>
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

    /// <summary>Stores custom segments and returns those that were not stored before.</summary>
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

    protected bool TrySwap(VisitorState from, VisitorState to) => ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);
}
