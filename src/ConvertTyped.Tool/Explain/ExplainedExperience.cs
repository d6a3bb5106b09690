namespace ConvertTyped.Tool.Explain;

/// <summary>A decision in an experience, as reports show it.</summary>
/// <param name="Variation">The variation's key, or its id if it has no key; null if there is no variation.</param>
/// <param name="Origin">The origin of the decision, such as <c>fresh</c>.</param>
/// <param name="Earlier">The visitor's variation in the earlier config; null if there is no earlier config or the visitor had no variation.</param>
internal sealed record ExplainedExperience(
    string Key, string? Variation, DecisionOrigin Origin, int Bucket, IReadOnlyList<ExplainedGate> Gates, IReadOnlyList<ExplainedBuckets> Buckets, string? Earlier)
{
    public static ExplainedExperience Create(ExperienceExplanation explanation, ExperienceExplanation? earlier) => new(
        explanation.Experience.Key,
        NameOf(explanation.Variation),
        explanation.Origin,
        explanation.BucketValue,
        [.. explanation.Gates.Select(ExplainedGate.Create)],
        [.. explanation.Buckets.Select(range => new ExplainedBuckets(NameOf(range.Variation)!, range.From, range.To))],
        NameOf(earlier?.Variation));

    public static string? NameOf(Variation? variation) => variation is null ? null : variation.Key ?? variation.Id;
}

/// <param name="From">The start of the range, inclusive. Unlike a bucket, it may have a fraction.</param>
/// <param name="To">The end of the range, exclusive.</param>
internal sealed record ExplainedBuckets(string Variation, double From, double To);

/// <param name="IsOpen">Whether the visitor passes the gate.</param>
/// <param name="NeedsAll">Whether all conditions must be met; otherwise one is enough.</param>
internal sealed record ExplainedGate(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ExplainedCondition> Conditions)
{
    public static ExplainedGate Create(GateExplanation gate) => new(gate.Gate, gate.IsOpen, gate.NeedsAll, [.. gate.Conditions.Select(ExplainedCondition.Create)]);
}

/// <param name="Name">The key of the audience or location, the id of the segment, the name of the environment, or <c>site area</c>.</param>
/// <param name="Rules">
/// The rules; null if there are none. At least one item of the outer list must match. An item matches if each of its lists contains a matching rule.
/// </param>
internal sealed record ExplainedCondition(string Name, bool Holds, bool IsSkipped, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules)
{
    public static ExplainedCondition Create(ConditionExplanation condition) => new(condition.Name, condition.Holds, condition.IsSkipped, condition.Rules);
}

/// <param name="Experience">The key of the experience that turns the feature on; null if the feature is off.</param>
/// <param name="Variables">The values of the variables; empty if the feature is off.</param>
/// <param name="AskedExperiences">The keys of the experiences that carry the feature, up to the one that turns it on.</param>
internal sealed record ExplainedFeature(
    string Key, bool IsOn, string? Experience, string? Variation, IReadOnlyDictionary<string, object?> Variables, IReadOnlyList<string> AskedExperiences, bool? WasOn)
{
    public static ExplainedFeature Create(FeatureExplanation explanation, FeatureExplanation? earlier) => new(
        explanation.Feature.Key,
        explanation.Result is not null,
        explanation.Result?.ExperienceKey,
        explanation.Result?.VariationKey,
        explanation.Result is { } result ? result.Variables.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal) : new Dictionary<string, object?>(),
        [.. explanation.Experiences.Select(experience => experience.Experience.Key)],
        earlier is null ? null : earlier.Result is not null);
}
