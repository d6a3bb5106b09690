using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>Where a visitor was turned away; <see cref="None"/> when the visitor passed.</summary>
internal enum Gate
{
    None,
    Archived,
    Environment,
    Location,
    Audience,
    Segment,
    Variations,
    Traffic,
    Override,
}

/// <summary>What a visitor gets of an experience. The bucket is -1 where none was computed.</summary>
internal readonly record struct Decision(
    Variation? Variation, Gate Gate, int Bucket, bool IsStored, bool IsForced = false, bool IsOverridden = false);

/// <summary>The whole decision, top to bottom.</summary>
internal static class Evaluator
{
    internal static Decision Decide(Experience experience, ref Visitor visitor)
    {
        if (visitor.Forced is { } forced && forced.Experience.Id == experience.Id)
            return new(forced, Gate.None, -1, IsStored: false, IsForced: true);
        if (visitor.Overrides is { } overrides && overrides.TryDecide(experience, out var overridden))
            return new(overridden, overridden is null ? Gate.Override : Gate.None, -1, IsStored: false, IsOverridden: true);
        var stored = StoredVariation(experience, visitor.State);
        var gate = FirstClosedGate(experience, ref visitor, isDecided: stored is not null);
        if (gate != Gate.None)
            return new(null, gate, -1, false);
        if (stored is not null)
            return new(stored, Gate.None, -1, true);
        var bucket = Bucketing.BucketOf(experience, visitor.Id);
        var chosen = experience.Allocation.Choose(bucket);
        return new(chosen, chosen is null ? Gate.Traffic : Gate.None, bucket, false);
    }

    internal static Variation? StoredVariation(Experience experience, VisitorState state) =>
        state.DecisionFor(experience.Id) is { } id ? experience.VariationOf(id) : null;

    private static Gate FirstClosedGate(Experience experience, ref Visitor visitor, bool isDecided)
    {
        var required = experience.Qualifications;
        if (experience.IsArchived)
            return Gate.Archived;
        if (!IsMeantFor(experience, visitor.Environment))
            return Gate.Environment;
        if (!MatchesLocation(required, ref visitor))
            return Gate.Location;
        if (!MatchesAudiences(required, ref visitor, isDecided))
            return Gate.Audience;
        if (!HasSegment(required.SegmentIds, visitor.State.CustomSegments))
            return Gate.Segment;
        return experience.VariationArray.Length == 0 ? Gate.Variations : Gate.None;
    }

    internal static bool IsMeantFor(Experience experience, string? environment) =>
        experience.Environment is not { } wanted || environment is null || wanted == environment;

    internal static bool MatchesLocation(Qualifications required, ref Visitor visitor)
    {
        if (required.Locations is null)
            return required.SiteArea is null || Rules.Match(required.SiteArea, visitor.LocationAttributes, ref visitor);
        foreach (var location in required.Locations)
        {
            if (location.Rules is { } rules && Rules.Match(rules, visitor.LocationAttributes, ref visitor))
                return true;
        }

        return false;
    }

    internal static bool MatchesAudiences(Qualifications required, ref Visitor visitor, bool isDecided)
    {
        var isAnyChecked = false;
        foreach (var audience in required.Audiences)
        {
            if (isDecided && audience.IsPermanent)
                continue;
            isAnyChecked = true;
            if (Matches(audience, ref visitor) != required.AllAudiences)
                return !required.AllAudiences;
        }

        return !isAnyChecked || required.AllAudiences;
    }

    internal static bool Matches(Audience audience, ref Visitor visitor)
    {
        if (audience.MutualExclusion is { } exclusion)
            return (exclusion.Target is { } target && visitor.State.DecisionFor(target.Id) is not null) != exclusion.Negated;
        return audience.Rules is { } rules && Rules.Match(rules, visitor.Attributes, ref visitor);
    }

    internal static bool HasSegment(string[] required, string[] recorded)
    {
        if (required.Length == 0)
            return true;
        foreach (var id in required)
        {
            if (Array.IndexOf(recorded, id) >= 0)
                return true;
        }

        return false;
    }
}
