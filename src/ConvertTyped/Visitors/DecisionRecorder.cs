using System.Runtime.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Visitors;

/// <summary>Stores and reports the decisions of a session, each once per visitor.</summary>
internal static class DecisionRecorder
{
    /// <summary>Records a decision and returns the variation that applies. If a decision was stored in the meantime, that decision applies.</summary>
    internal static Variation? Record(VisitorSession session, VisitorSessions shared, Experience experience, Decision decision, ref Visitor visitor)
    {
        var isPreviewing = visitor.Sources.Preview is not null;
        if (!isPreviewing)
            shared.Reporter.Decided(decision.Variation);
        if (decision.Variation is not { } variation || decision.Origin == DecisionOrigin.Preview)
            return decision.Variation;
        if (decision.Origin == DecisionOrigin.Stored)
        {
            if (visitor.State.UnreportedExperiences.Length > 0 && !isPreviewing)
            {
                if (visitor.IsTracked)
                    ReportLate(session, shared, variation);
                else
                    session.Held?.AddUnreported(variation);
            }

            return variation;
        }

        EventClaim? claim = null;
        if (visitor.IsStored)
        {
            var isNew = decision.Origin == DecisionOrigin.Override
                ? TryServeOverride(session, experience, ref visitor)
                : TryStore(session, shared, experience, ref variation, ref visitor, out claim);
            if (!isNew)
                return variation;
        }

        if (!isPreviewing)
            Report(session, shared, variation, claim, visitor);
        return variation;
    }

    /// <summary>Stores and reports a variation that was chosen elsewhere, unless the visitor already has a decision for the experience.</summary>
    internal static void Adopt(VisitorSession session, VisitorSessions shared, Variation variation)
    {
        var visitor = new Visitor
        {
            Id = session.VisitorId,
            State = session.State,
            Sources = new(session.Config, null, shared.Overrides),
            IsTracked = session.IsReporting,
        };
        if (TryStore(session, shared, variation.Experience, ref variation, ref visitor, out var claim))
            Report(session, shared, variation, claim, visitor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Report(VisitorSession session, VisitorSessions shared, Variation variation, EventClaim? claim, in Visitor visitor) =>
        shared.Reporter.Bucketed(new(session.Config, session.VisitorId, visitor.State, variation, claim), visitor.IsTracked);

    /// <summary>
    /// Stores a decision. Returns false if the visitor already has a decision for a variation that the experience still has, for example because another
    /// thread stored one first; that decision then applies.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryStore(
        VisitorSession session, VisitorSessions shared, Experience experience, ref Variation variation, ref Visitor visitor, out EventClaim? claim)
    {
        var entry = session.GetOrAddEntry();
        var storedId = shared.Store.Decide(entry, experience, variation.Id, isReported: visitor.IsTracked, out var isNew, out claim);
        visitor.State = session.StateOf(entry);
        if (isNew)
            session.Changed(entry);
        else
            variation = experience.VariationOf(storedId) ?? variation;
        return isNew;
    }

    /// <summary>Reports a decision that was stored while tracking was off. Only the first tracked evaluation of the experience reports it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ReportLate(VisitorSession session, VisitorSessions shared, Variation variation)
    {
        var entry = session.GetOrAddEntry();
        if (!entry.TryMarkReported(variation.Experience.Id))
            return;
        session.Changed(entry);
        shared.Reporter.BucketedBefore(new(session.Config, session.VisitorId, session.StateOf(entry), variation));
    }

    /// <summary>
    /// Records that an override decided for the visitor. Returns false if that was recorded before, or if a preview is set. The override is not stored:
    /// after it ends, the visitor's own decision applies again.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryServeOverride(VisitorSession session, Experience experience, ref Visitor visitor)
    {
        if (visitor.Sources is not { Preview: null, Overrides: { } overrides } || !overrides.Serve(session.VisitorId, experience))
            return false;
        visitor.State = session.State;
        return true;
    }
}
