namespace ConvertTyped;

/// <summary>
/// Explains the decision about an experience for a visitor, gate by gate and rule by rule. The explanation contains the visitor's attribute values:
/// use it for debugging, but do not log it. Log a <see cref="Diagnosis"/> instead.
/// </summary>
public sealed record ExperienceExplanation
{
    internal ExperienceExplanation()
    {
    }

    /// <summary>The experience that is explained.</summary>
    public required Experience Experience { get; init; }

    /// <summary>The visitor's variation; null if the visitor gets none.</summary>
    public required Variation? Variation { get; init; }

    /// <summary>What the decision is based on, such as a stored decision or a preview link.</summary>
    public required DecisionOrigin Origin { get; init; }

    /// <summary>The first gate that the visitor does not pass; null if a preview or an override decided, or the visitor gets a variation.</summary>
    public required DecisionGate? ClosedGate { get; init; }

    /// <summary>
    /// All gates in the order of evaluation, including those after the first closed gate. Unless a preview or an override decides, the visitor gets a variation
    /// only if all gates are open.
    /// </summary>
    public required IReadOnlyList<GateExplanation> Gates { get; init; }

    /// <summary>The visitor's bucket in this experience, 0 to 9999.</summary>
    public required int BucketValue { get; init; }

    /// <summary>The bucket ranges that belong to variations, in ascending order. Buckets outside these ranges have no variation.</summary>
    public required IReadOnlyList<BucketRange> Buckets { get; init; }

    /// <summary>
    /// Whether a regular expression took too long, or a text was too long to be matched, in this experience or in an experience that was explained
    /// before it for the same feature. The rule with the regular expression does not match.
    /// </summary>
    internal bool PatternTimedOut { get; init; }

    /// <summary>
    /// The experience, the variation, and either the decision's origin or the closed gate, such as <c>checkout-experiment: treatment (stored)</c>. The
    /// text contains no attribute values.
    /// </summary>
    public override string ToString() => Variation is { } variation
        ? $"{Experience.Key}: {variation.Key ?? variation.Id} ({Origin.ToString().ToLowerInvariant()})"
        : $"{Experience.Key}: no variation ({(ClosedGate?.ToString() ?? Origin.ToString()).ToLowerInvariant()})";
}
