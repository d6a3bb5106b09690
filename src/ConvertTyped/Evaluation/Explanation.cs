using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.Semantics;

namespace ConvertTyped.Evaluation;

/// <summary>A decision with all that led to it. Decides with the <see cref="Evaluator"/>'s own parts and keeps nothing.</summary>
internal static class Explanation
{
    internal static ExperienceExplanation Of(Experience experience, ref Visitor visitor)
    {
        var decision = Evaluator.Decide(experience, ref visitor);
        var isDecided = Evaluator.StoredVariation(experience, visitor.State) is not null;
        var bucket = Bucketing.BucketOf(experience, visitor.Id);
        return new()
        {
            Experience = experience,
            Variation = decision.Variation,
            Origin =
                decision.IsOverridden ? DecisionOrigin.Override :
                decision.Variation is null ? DecisionOrigin.None :
                decision.IsForced ? DecisionOrigin.Preview :
                decision.IsStored ? DecisionOrigin.Stored :
                DecisionOrigin.Fresh,
            Gates =
            [
                new(DecisionGate.Archived, !experience.IsArchived, false, []),
                OfEnvironment(experience, visitor.Environment),
                OfLocations(experience.Qualifications, ref visitor),
                OfAudiences(experience.Qualifications, ref visitor, isDecided),
                OfSegments(experience.Qualifications, visitor.State),
                new(DecisionGate.Traffic, isDecided || experience.Allocation.Choose(bucket) is not null, false, []),
            ],
            BucketValue = bucket,
            Buckets = experience.Allocation.Ranges(),
        };
    }

    internal static FeatureExplanation Of(Feature feature, ref Visitor visitor)
    {
        var experiences = new List<ExperienceExplanation>();
        foreach (var experience in feature.CarriedBy)
        {
            var explained = Of(experience, ref visitor);
            experiences.Add(explained);
            if (explained.Variation is not { } variation)
                continue;
            if (variation.ResultOf(feature) is { } result)
                return new(feature, result, experiences);
            visitor.State = visitor.State.WithDecision(experience.Id, variation.Id);
        }

        return new(feature, null, experiences);
    }

    private static GateExplanation OfEnvironment(Experience experience, string? own)
    {
        if (experience.Environment is not { } environment)
            return new(DecisionGate.Environment, true, false, []);
        var isOpen = Evaluator.IsMeantFor(experience, own);
        return new(DecisionGate.Environment, isOpen, false, [new(environment, isOpen, IsSkipped: own is null)]);
    }

    private static GateExplanation OfLocations(Qualifications required, ref Visitor visitor)
    {
        var conditions = new List<ConditionExplanation>();
        foreach (var location in required.Locations ?? [])
            conditions.Add(Condition(location.Key, location.Rules, visitor.LocationAttributes, ref visitor));
        if (required.Locations is null && required.SiteArea is { } area)
            conditions.Add(Condition("site area", area, visitor.LocationAttributes, ref visitor));
        return new(DecisionGate.Location, Evaluator.MatchesLocation(required, ref visitor), false, conditions);
    }

    private static GateExplanation OfAudiences(Qualifications required, ref Visitor visitor, bool isDecided)
    {
        var conditions = new List<ConditionExplanation>();
        foreach (var audience in required.Audiences)
        {
            conditions.Add(audience.MutualExclusion is { } exclusion
                ? Condition(audience.Key, exclusion, Evaluator.Matches(audience, ref visitor))
                : Condition(audience.Key, audience.Rules, visitor.Attributes, ref visitor) with { IsSkipped = isDecided && audience.IsPermanent });
        }

        return new(DecisionGate.Audience, Evaluator.MatchesAudiences(required, ref visitor, isDecided), required.AllAudiences, conditions);
    }

    private static GateExplanation OfSegments(Qualifications required, VisitorState state) => new(
        DecisionGate.Segment,
        Evaluator.HasSegment(required.SegmentIds, state.CustomSegments),
        false,
        Array.ConvertAll(required.SegmentIds, id => new ConditionExplanation(id, state.CustomSegments.Contains(id))));

    private static ConditionExplanation Condition(string name, MutualExclusion exclusion, bool holds) => new(name, holds, Rules:
    [
        [[new(null, "bucketedInto", exclusion.Negated, exclusion.ExperienceKey, null, holds)]],
    ]);

    private static ConditionExplanation Condition(string name, RuleSet? rules, in AttributeSource attributes, ref Visitor visitor)
    {
        if (rules is null)
            return new(name, Holds: false);
        var any = new List<IReadOnlyList<IReadOnlyList<RuleExplanation>>>();
        foreach (var block in rules.Any)
        {
            var all = new List<IReadOnlyList<RuleExplanation>>();
            foreach (var alternatives in block.All)
            {
                var items = new List<RuleExplanation>();
                foreach (var item in alternatives.Any)
                    items.Add(Rule(item, attributes, ref visitor));
                all.Add(items);
            }

            any.Add(all);
        }

        return new(name, Rules.Match(rules, attributes, ref visitor), Rules: any);
    }

    private static RuleExplanation Rule(RuleItem item, in AttributeSource attributes, ref Visitor visitor)
    {
        var actual = item.Key is { } key && attributes.TryRead(key, out var value) ? JavaScriptValue.ToText(value) : null;
        return new(item.Key, MatchTypes.NameOf(item.Comparison), item.Negated, item.Text, actual, Rules.Matches(item, attributes, ref visitor));
    }
}
