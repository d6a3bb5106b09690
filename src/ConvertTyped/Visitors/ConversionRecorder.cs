using ConvertTyped.Diagnostics;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>Stores and reports the conversions of one session. A goal counts once per visitor, unless the caller forces another conversion.</summary>
internal readonly struct ConversionRecorder(VisitorSession session, VisitorSessions shared)
{
    /// <param name="key">The key that the caller passed.</param>
    /// <param name="goal">The goal with that key; null if the config has no such goal.</param>
    /// <param name="data">The data of the conversion.</param>
    /// <param name="forceMultiple">Whether to count a goal that the visitor has reached before.</param>
    /// <param name="isTracked">Whether the caller wants the conversion to be reported.</param>
    internal ConversionResult Record(string key, Goal? goal, GoalDatum[] data, bool forceMultiple, bool isTracked)
    {
        if (goal is null)
            return Counted(new(ConversionStatus.GoalNotFound, key, null, session.VisitorId), goal);
        if (!forceMultiple && session.State.Goals.Contains(goal.Id))
            return Counted(new(ConversionStatus.Deduplicated, key, goal.Id, session.VisitorId), goal);
        if (isTracked)
            session.Held?.Add(new(key, goal, data, forceMultiple));
        if (WhyNotTracked(isTracked) is { } why)
            return NotTracked(key, goal, data, why);
        var entry = session.GetOrAddEntry();
        if (TryCount(goal, data, entry, forceMultiple) is not { } conversion)
            return Counted(new(ConversionStatus.Deduplicated, key, goal.Id, session.VisitorId), goal);
        session.Changed(entry);
        var result = Counted(new(ConversionStatus.Queued, key, goal.Id, session.VisitorId), goal);
        shared.Reporter.Converted(new(session.Config, session.VisitorId, session.StateOf(entry), conversion), isTracked: true);
        return result;
    }

    /// <summary>
    /// Stores the goal as reached and returns the conversion. Unless the caller forces another conversion, returns null if the visitor has reached the
    /// goal before, according to the state in this process.
    /// </summary>
    private Conversion? TryCount(Goal goal, GoalDatum[] data, VisitorEntry entry, bool forceMultiple)
    {
        if (forceMultiple || !shared.Store.IsShared || session.IsPrivate(entry))
            return entry.AddGoal(goal.Id) || forceMultiple ? new(goal, data, claim: null) : null;
        return shared.Store.TryClaimGoal(entry, goal.Id) is { } claim ? new(goal, data, claim) : null;
    }

    private string? WhyNotTracked(bool isTracked) =>
        session.IsPreviewing ? ConversionResult.Preview :
        !isTracked || !session.IsReporting || !session.IsUsable ? ConversionResult.TrackingDisabled :
        shared.Reporter.IsClosed ? ConversionResult.Closed :
        null;

    /// <summary>
    /// Returns the result of a conversion that is not reported. The goal is not stored as reached, so that the visitor's next conversion counts as soon
    /// as conversions are reported.
    /// </summary>
    private ConversionResult NotTracked(string key, Goal goal, GoalDatum[] data, string why)
    {
        if (!session.IsPreviewing)
            shared.Reporter.NotConverted(new(session.Config, session.VisitorId, session.State, new Conversion(goal, data, claim: null)));
        return Counted(new(ConversionStatus.NotTracked, key, goal.Id, session.VisitorId) { WhyNotTracked = why }, goal);
    }

    private ConversionResult Counted(ConversionResult result, Goal? goal)
    {
        if (!session.IsPreviewing)
            shared.Reporter.Counted(goal, result.Status);
        if (!result.Tracked && shared.Logger.IsEnabled(LogLevel.Debug))
            Log.ConversionMissed(shared.Logger, result.GoalKey, Redaction.VisitorId(session.VisitorId), result.Reason!);
        return result;
    }
}
