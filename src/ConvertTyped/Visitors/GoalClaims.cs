using System.Collections.Concurrent;

namespace ConvertTyped.Visitors;

/// <summary>Conversions that wait to hear from the user's store whether this process was the first to record the goal.</summary>
internal sealed class GoalClaims
{
    private readonly ConcurrentDictionary<Claim, Action<bool>> _waiting = new();

    /// <summary>
    /// Records a goal and claims it; false when it was recorded before. The claim stands before the goal does: who finds the goal unclaimed
    /// and writes it would take it for another process's when it is claimed and written again.
    /// </summary>
    internal bool TryClaim(VisitorEntry entry, string goalId, Action<bool> settle)
    {
        lock (entry)
        {
            if (entry.State.Goals.Contains(goalId))
                return false;
            _waiting[new(entry, goalId)] = settle;
            if (entry.AddGoal(goalId))
                return true;
            _waiting.TryRemove(new(entry, goalId), out _);
            return false;
        }
    }

    /// <summary>To be called with what was written, and the goals that the store had before.</summary>
    internal void Written(VisitorEntry entry, string[] goals, string[] before)
    {
        foreach (var goal in goals)
            Settle(entry, goal, isFirst: !before.Contains(goal));
    }

    /// <summary>To be called when nobody knows what the store holds: better counted twice than not at all.</summary>
    internal void GiveUp(VisitorEntry entry)
    {
        foreach (var goal in entry.State.Goals)
            Settle(entry, goal, isFirst: true);
    }

    private void Settle(VisitorEntry entry, string goal, bool isFirst)
    {
        if (_waiting.TryRemove(new(entry, goal), out var settle))
            settle(isFirst);
    }

    private readonly record struct Claim(VisitorEntry Entry, string GoalId);
}
