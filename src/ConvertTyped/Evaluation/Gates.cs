using System.Runtime.CompilerServices;
using ConvertTyped.Attributes;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Evaluation;

/// <summary>Makes decisions from the config: checks the gates one after the other, up to the first closed gate. With a trace, checks all gates.</summary>
internal static class Gates
{
    internal static Decision Decide(Experience experience, ref Visitor visitor)
    {
        var required = experience.Qualifications;
        var stored = StoredVariation(experience, visitor.State);
        var variation = stored;
        DecisionGate? closed = null;
        var isDecided =
            Decides(DecisionGate.Archived, !experience.IsArchived, ref closed, ref visitor)
            || Decides(DecisionGate.Environment, IsMeantFor(experience, ref visitor), ref closed, ref visitor)
            || Decides(DecisionGate.Location, MatchesLocation(required, ref visitor), ref closed, ref visitor)
            || Decides(DecisionGate.Audience, MatchesAudiences(required, ref visitor, isDecided: stored is not null), ref closed, ref visitor, required.AllAudiences)
            || Decides(DecisionGate.Segment, HasSegment(required.SegmentIds, ref visitor), ref closed, ref visitor);
        if (!isDecided)
        {
            variation ??= experience.Allocation.Choose(Bucketing.BucketOf(experience, visitor.Id));
            Decides(DecisionGate.Traffic, variation is not null, ref closed, ref visitor);
        }

        return closed is { } gate
            ? new(gate)
            : new(variation, stored is null ? DecisionOrigin.Fresh : DecisionOrigin.Stored);
    }

    /// <summary>Records the result of a gate. Returns true if the next gates do not need to be checked: the gate is closed, and there is no trace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Decides(DecisionGate gate, bool isOpen, ref DecisionGate? closed, ref Visitor visitor, bool needsAll = false)
    {
        visitor.Trace?.Add(gate, isOpen, needsAll);
        if (isOpen)
            return false;
        closed ??= gate;
        return visitor.Trace is null;
    }

    private static Variation? StoredVariation(Experience experience, VisitorState state) =>
        state.DecisionFor(experience.Id) is { } id ? experience.VariationOf(id) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMeantFor(Experience experience, ref Visitor visitor) =>
        experience.Environment is not { } environment || IsIn(environment, ref visitor);

    private static bool IsIn(string environment, ref Visitor visitor)
    {
        var isMeant = visitor.Environment is null || visitor.Environment == environment;
        visitor.Trace?.Add(environment, isMeant, isSkipped: visitor.Environment is null);
        return isMeant;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MatchesLocation(Qualifications required, ref Visitor visitor) =>
        required is { Locations: null, SiteArea: null } || MatchesAnyLocation(required, ref visitor);

    private static bool MatchesAnyLocation(Qualifications required, ref Visitor visitor)
    {
        var attributes = visitor.LocationAttributes;
        if (required.Locations is not { } locations)
            return Matches("site area", required.SiteArea, attributes, ref visitor);
        var isAnyMet = false;
        foreach (var location in locations)
        {
            isAnyMet |= Matches(location.Key, location.Rules, attributes, ref visitor);
            if (isAnyMet && visitor.Trace is null)
                break;
        }

        return isAnyMet;
    }

    /// <summary>
    /// Whether the audiences match. Permanent audiences are skipped if a decision is stored. Without a trace, stops at the first match if one match is enough, or
    /// at the first mismatch if all audiences must match.
    /// </summary>
    private static bool MatchesAudiences(Qualifications required, ref Visitor visitor, bool isDecided)
    {
        bool? certain = null;
        var isAnyChecked = false;
        foreach (var audience in required.Audiences)
        {
            var isSkipped = isDecided && audience.IsPermanent;
            if (isSkipped && visitor.Trace is null)
                continue;
            var matches = Matches(audience, isSkipped, ref visitor);
            isAnyChecked |= !isSkipped;
            if (isSkipped || matches == required.AllAudiences)
                continue;
            certain ??= matches;
            if (visitor.Trace is null)
                break;
        }

        return certain ?? (!isAnyChecked || required.AllAudiences);
    }

    private static bool Matches(Audience audience, bool isSkipped, ref Visitor visitor)
    {
        if (audience.MutualExclusion is not { } exclusion)
            return Matches(audience.Key, audience.Rules, visitor.Attributes, ref visitor, isSkipped);
        var matches = (exclusion.ExperienceId is { } id && visitor.State.DecisionFor(id) is not null) != exclusion.Negated;
        visitor.Trace?.Add(audience.Key, exclusion, matches, isSkipped);
        return matches;
    }

    private static bool Matches(string name, RuleSet? rules, in AttributeSource attributes, ref Visitor visitor, bool isSkipped = false)
    {
        var matches = rules is not null && Rules.Match(rules, attributes, ref visitor);
        visitor.Trace?.Add(name, matches, isSkipped, hasRules: rules is not null);
        return matches;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSegment(string[] required, ref Visitor visitor) => required.Length == 0 || HasAny(required, ref visitor);

    private static bool HasAny(string[] required, ref Visitor visitor)
    {
        var hasAny = false;
        foreach (var id in required)
        {
            var has = Array.IndexOf(visitor.State.CustomSegments, id) >= 0;
            visitor.Trace?.Add(id, has);
            hasAny |= has;
        }

        return hasAny;
    }
}
