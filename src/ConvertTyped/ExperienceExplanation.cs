namespace ConvertTyped;

/// <summary>
/// How a visitor's decision in an experience comes about, gate by gate and rule by rule. Contains the visitor's attribute values, so show it to
/// people who debug but do not log it; log a <see cref="Diagnosis"/> instead.
/// </summary>
public sealed record ExperienceExplanation
{
    internal ExperienceExplanation()
    {
    }

    /// <summary>The experience.</summary>
    public required Experience Experience { get; init; }

    /// <summary>The visitor's variation; null if the visitor gets none.</summary>
    public required Variation? Variation { get; init; }

    /// <summary>Where the decision comes from.</summary>
    public required DecisionOrigin Origin { get; init; }

    /// <summary>The first gate that the visitor does not pass; null where a preview or a test decided, or the visitor gets a variation.</summary>
    public required DecisionGate? ClosedGate { get; init; }

    /// <summary>All gates in the order of evaluation, including those after the first closed one, which decided.</summary>
    public required IReadOnlyList<GateExplanation> Gates { get; init; }

    /// <summary>The visitor's bucket in this experience, 0 to 9999.</summary>
    public required int BucketValue { get; init; }

    /// <summary>Which of the 10,000 buckets belong to which variation, ascending. A bucket in no range gets no variation.</summary>
    public required IReadOnlyList<BucketRange> Buckets { get; init; }

    /// <summary>Whether a rule's pattern took too long, which counts as no match.</summary>
    internal bool PatternTimedOut { get; init; }

    /// <summary>The decision and where it comes from, such as <c>checkout-experiment: treatment (stored)</c>; not attribute values.</summary>
    public override string ToString() => Variation is { } variation
        ? $"{Experience.Key}: {variation.Key ?? variation.Id} ({Origin.ToString().ToLowerInvariant()})"
        : $"{Experience.Key}: no variation ({(ClosedGate?.ToString() ?? Origin.ToString()).ToLowerInvariant()})";
}
