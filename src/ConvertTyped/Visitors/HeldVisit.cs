using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Visitors;

/// <summary>
/// The conversions of a visitor who has not given consent yet, in order and up to a limit. They are tracked after consent is given, and are otherwise
/// discarded with the session. Decisions are held in the session's own copy of the visitor's state.
/// </summary>
internal sealed class HeldVisit
{
    /// <summary>The largest number of conversions that are held for a visitor. Additional conversions are dropped.</summary>
    internal const int Capacity = 100;

    private readonly List<HeldConversion> _conversions = [];

    /// <summary>Stores the held state, and tracks the held decisions and conversions.</summary>
    internal void ApplyTo(VisitorSession session, VisitorState state)
    {
        if (state.Attributes is { } attributes)
            session.SetAttributes(attributes);
        if (state.Segments.Count > 0)
            session.SetSegments(state.Segments);
        session.AddCustomSegments(state.CustomSegments);
        foreach (var variation in DecisionsOf(state, session.Config))
            session.Adopt(variation);
        HeldConversion[] conversions;
        lock (_conversions)
            conversions = [.. _conversions];
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

    internal sealed record HeldConversion(string Key, Goal Goal, GoalDatum[] Data, bool ForceMultiple);
}
