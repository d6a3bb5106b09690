using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Visitors;

/// <summary>
/// The conversions of a visitor who has not given consent yet, in order and up to a limit. They are tracked after consent is given, and are otherwise
/// dropped. Decisions are held in the session's own copy of the visitor's state.
/// </summary>
internal sealed class HeldVisit
{
    /// <summary>The largest number of conversions that are held for a visitor. Additional conversions are dropped.</summary>
    internal const int Capacity = 100;

    private readonly List<HeldConversion> _conversions = [];
    private readonly HashSet<Variation> _unreported = [];

    /// <summary>Stores the held state and, if the session may track, tracks the held decisions and conversions.</summary>
    internal void ApplyTo(VisitorSession session, VisitorSessions shared, VisitorState state)
    {
        if (state.Attributes is { } attributes)
            session.SetAttributes(attributes);
        if (state.Segments.Count > 0)
            session.SetSegments(state.Segments);
        session.AddCustomSegments(state.CustomSegments);
        foreach (var variation in DecisionsOf(state, session.Config))
            DecisionRecorder.Adopt(session, shared, variation);
        if (!session.IsReporting)
            return;
        HeldConversion[] conversions;
        Variation[] unreported;
        lock (_conversions)
            (conversions, unreported) = ([.. _conversions], [.. _unreported]);
        foreach (var variation in unreported)
            DecisionRecorder.ReportLate(session, shared, variation);
        foreach (var (key, goal, data, forceMultiple) in conversions)
            session.Track(key, goal, data, forceMultiple, isTracked: true);
    }

    /// <summary>The variations that a visitor's decisions refer to, if they are still in the config.</summary>
    internal static IEnumerable<Variation> DecisionsOf(VisitorState state, ConfigSnapshot config)
    {
        foreach (var experience in config.Experiences)
        {
            if (state.DecisionFor(experience.Id) is { } id && experience.VariationOf(id) is { } variation)
                yield return variation;
        }
    }

    internal void Add(HeldConversion conversion)
    {
        lock (_conversions)
        {
            if (_conversions.Count < Capacity)
                _conversions.Add(conversion);
        }
    }

    /// <summary>Adds a stored decision that has not been reported. <see cref="ApplyTo"/> reports it.</summary>
    internal void AddUnreported(Variation variation)
    {
        lock (_conversions)
            _unreported.Add(variation);
    }

    internal sealed record HeldConversion(string Key, Goal Goal, GoalDatum[] Data, bool ForceMultiple);
}
