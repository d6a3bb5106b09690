namespace ConvertTyped;

/// <summary>
/// How a visitor's decision in an experience comes about, gate by gate and rule by rule. Holds the visitor's attribute values: for the eyes of
/// people who debug, not for logs; those take <see cref="Diagnostic"/>.
/// </summary>
public sealed record ExperienceExplanation
{
    internal ExperienceExplanation()
    {
    }

    /// <summary>The experience.</summary>
    public required Experience Experience { get; init; }

    /// <summary>What the visitor gets; null: nothing.</summary>
    public required Variation? Variation { get; init; }

    /// <summary>Where that comes from.</summary>
    public required DecisionOrigin Origin { get; init; }

    /// <summary>The first gate that the visitor does not pass; null where a preview or a test decided, or the visitor gets a variation.</summary>
    public required DecisionGate? ClosedGate { get; init; }

    /// <summary>Every gate in the order of evaluation, those included that were not reached; the first closed one decided.</summary>
    public required IReadOnlyList<GateExplanation> Gates { get; init; }

    /// <summary>The visitor's bucket in this experience, 0 to 9999.</summary>
    public required int BucketValue { get; init; }

    /// <summary>Which of the 10,000 buckets belong to which variation, ascending; a bucket in none of them gets no variation.</summary>
    public required IReadOnlyList<BucketRange> Buckets { get; init; }

    /// <summary>Whether a rule's pattern took too long, which counts as no match.</summary>
    internal bool PatternTimedOut { get; init; }
}

/// <summary>Where a decision comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>There is none: the visitor gets no variation.</summary>
    None,

    /// <summary>The visitor's bucket.</summary>
    Fresh,

    /// <summary>An earlier decision that was kept for the visitor.</summary>
    Stored,

    /// <summary>A preview.</summary>
    Preview,

    /// <summary>A test that decides in the config's place, the visitors included who get no variation by it.</summary>
    Override,
}

/// <summary>What a visitor must pass on the way to a variation.</summary>
public enum DecisionGate
{
    /// <summary>The experience is not archived.</summary>
    Archived,

    /// <summary>The experience is meant for this environment.</summary>
    Environment,

    /// <summary>A location of the experience matches the location attributes.</summary>
    Location,

    /// <summary>The experience's audiences match the visitor.</summary>
    Audience,

    /// <summary>The visitor is in one of the experience's segments.</summary>
    Segment,

    /// <summary>A variation's traffic includes the visitor's bucket.</summary>
    Traffic,
}

/// <summary>One gate.</summary>
/// <param name="Gate">Which.</param>
/// <param name="IsOpen">Whether the visitor passes it.</param>
/// <param name="NeedsAll">Whether all conditions must hold; else one is enough.</param>
/// <param name="Conditions">What is asked for; empty: nothing, everybody passes.</param>
public sealed record GateExplanation(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ConditionExplanation> Conditions);

/// <summary>One audience, location, segment or environment.</summary>
/// <param name="Name">Its key, or the environment's name; <c>site area</c> for an experience's own location rules.</param>
/// <param name="Holds">Whether it lets the visitor pass.</param>
/// <param name="IsSkipped">Whether it is not asked for, as a permanent audience is not from visitors with a kept decision.</param>
/// <param name="Rules">Some of the outer list must have, in each list of its own, some rule that holds. Null where there are none to look at.</param>
public sealed record ConditionExplanation(
    string Name, bool Holds, bool IsSkipped = false, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules = null);

/// <summary>One rule and what it saw.</summary>
/// <param name="Attribute">The attribute's key; null where the rule reads none.</param>
/// <param name="Match">The kind of comparison, such as <c>equals</c>; <c>never</c> where the config's rule is not valid.</param>
/// <param name="IsNegated">Whether the comparison's outcome is inverted.</param>
/// <param name="Value">What is compared with, as text.</param>
/// <param name="Actual">The attribute's value as text; null where the visitor has no such attribute.</param>
/// <param name="Holds">The outcome.</param>
public sealed record RuleExplanation(string? Attribute, string Match, bool IsNegated, string Value, string? Actual, bool Holds);

/// <summary>A variation's buckets.</summary>
/// <param name="Variation">The variation.</param>
/// <param name="From">The first bucket, inclusive, as the arithmetic has it.</param>
/// <param name="To">The end, exclusive.</param>
public sealed record BucketRange(Variation Variation, double From, double To);

/// <summary>How it comes about that a feature is on or off for a visitor.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Result">The feature as the visitor gets it; null: off.</param>
/// <param name="Experiences">The experiences that carry it, in turn, up to the one that turns it on; empty where none was asked.</param>
/// <param name="Origin">Where the outcome comes from, where no experience was asked: a preview, or a test; else <see cref="DecisionOrigin.None"/>.</param>
public sealed record FeatureExplanation(
    Feature Feature, FeatureResult? Result, IReadOnlyList<ExperienceExplanation> Experiences, DecisionOrigin Origin = DecisionOrigin.None);
