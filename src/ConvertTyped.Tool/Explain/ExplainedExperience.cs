namespace ConvertTyped.Tool.Explain;

/// <summary>An experience's decision as reports show it.</summary>
/// <param name="Variation">The variation's key, or else its id; null for none.</param>
/// <param name="Origin">Where the decision comes from, such as <c>fresh</c>.</param>
/// <param name="Earlier">What the visitor got from the earlier config; null when none was asked for or there was nothing.</param>
internal sealed record ExplainedExperience(
    string Key, string? Variation, DecisionOrigin Origin, int Bucket, IReadOnlyList<ExplainedGate> Gates, IReadOnlyList<ExplainedBuckets> Buckets, string? Earlier)
{
    public static ExplainedExperience Of(ExperienceExplanation explanation, ExperienceExplanation? earlier) => new(
        explanation.Experience.Key,
        NameOf(explanation.Variation),
        explanation.Origin,
        explanation.BucketValue,
        [.. explanation.Gates.Select(ExplainedGate.Of)],
        [.. explanation.Buckets.Select(range => new ExplainedBuckets(NameOf(range.Variation)!, range.From, range.To))],
        NameOf(earlier?.Variation));

    public static string? NameOf(Variation? variation) => variation is null ? null : variation.Key ?? variation.Id;
}

/// <param name="From">The first bucket, inclusive.</param>
/// <param name="To">The end, exclusive.</param>
internal sealed record ExplainedBuckets(string Variation, double From, double To);

/// <param name="IsOpen">Whether the visitor passes.</param>
/// <param name="NeedsAll">Whether all conditions must hold; else one is enough.</param>
internal sealed record ExplainedGate(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ExplainedCondition> Conditions)
{
    public static ExplainedGate Of(GateExplanation gate) => new(gate.Gate, gate.IsOpen, gate.NeedsAll, [.. gate.Conditions.Select(ExplainedCondition.Of)]);
}

/// <param name="Name">An audience's, location's or segment's key, or an environment's name.</param>
/// <param name="Rules">Some of the outer list must have, in each list of its own, a rule that holds; null where there are none.</param>
internal sealed record ExplainedCondition(string Name, bool Holds, bool IsSkipped, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules)
{
    public static ExplainedCondition Of(ConditionExplanation condition) => new(condition.Name, condition.Holds, condition.IsSkipped, condition.Rules);
}

/// <param name="Experience">The experience that turns it on; null when it is off.</param>
/// <param name="Variables">Empty when it is off.</param>
/// <param name="AskedExperiences">The experiences that carry it, up to the one that turns it on.</param>
internal sealed record ExplainedFeature(
    string Key, bool IsOn, string? Experience, string? Variation, IReadOnlyDictionary<string, object?> Variables, IReadOnlyList<string> AskedExperiences, bool? WasOn)
{
    public static ExplainedFeature Of(FeatureExplanation explanation, FeatureExplanation? earlier) => new(
        explanation.Feature.Key,
        explanation.Result is not null,
        explanation.Result?.ExperienceKey,
        explanation.Result?.VariationKey,
        explanation.Result is { } result ? result.Variables.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal) : new Dictionary<string, object?>(),
        [.. explanation.Experiences.Select(experience => experience.Experience.Key)],
        earlier is null ? null : earlier.Result is not null);
}
