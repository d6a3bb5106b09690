namespace ConvertTyped;

/// <summary>One gate.</summary>
/// <param name="Gate">Which.</param>
/// <param name="IsOpen">Whether the visitor passes it.</param>
/// <param name="NeedsAll">Whether all conditions must hold; else one is enough.</param>
/// <param name="Conditions">What is asked for; empty: nothing, everybody passes.</param>
public sealed record GateExplanation(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ConditionExplanation> Conditions)
{
    /// <summary>The gate and whether it is open.</summary>
    public override string ToString() => $"{Gate.ToString().ToLowerInvariant()}: {(IsOpen ? "open" : "closed")}";
}

/// <summary>One audience, location, segment or environment.</summary>
/// <param name="Name">Its key, or the environment's name; <c>site area</c> for an experience's own location rules.</param>
/// <param name="Holds">Whether it lets the visitor pass.</param>
/// <param name="IsSkipped">Whether it is not asked for, as a permanent audience is not from visitors with a kept decision.</param>
/// <param name="Rules">Some of the outer list must have, in each list of its own, some rule that holds. Null where there are none to look at.</param>
public sealed record ConditionExplanation(
    string Name, bool Holds, bool IsSkipped = false, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules = null)
{
    /// <summary>The name and whether the condition holds.</summary>
    public override string ToString() => $"{Name}: {(IsSkipped ? "skipped" : Holds ? "holds" : "does not hold")}";
}

/// <summary>One rule and what it saw.</summary>
/// <param name="Attribute">The attribute's key; null where the rule reads none.</param>
/// <param name="Match">The kind of comparison, such as <c>equals</c>; <c>never</c> where the config's rule is not valid.</param>
/// <param name="IsNegated">Whether the comparison's outcome is inverted.</param>
/// <param name="Value">What is compared with, as text.</param>
/// <param name="Actual">The attribute's value as text; null where the visitor has no such attribute.</param>
/// <param name="Holds">The outcome.</param>
public sealed record RuleExplanation(string? Attribute, string Match, bool IsNegated, string Value, string? Actual, bool Holds)
{
    /// <summary>The rule and whether it holds; not the visitor's value.</summary>
    public override string ToString() => $"{Attribute} {(IsNegated ? "not " : "")}{Match} {Value}: {(Holds ? "holds" : "does not hold")}";
}
