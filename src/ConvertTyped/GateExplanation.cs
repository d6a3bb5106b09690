namespace ConvertTyped;

/// <summary>Explains whether a visitor passes a gate.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="IsOpen">Whether the visitor passes the gate.</param>
/// <param name="NeedsAll">Whether all conditions must hold; otherwise one is enough.</param>
/// <param name="Conditions">The conditions. Without conditions, every visitor passes a gate that can have conditions.</param>
public sealed record GateExplanation(DecisionGate Gate, bool IsOpen, bool NeedsAll, IReadOnlyList<ConditionExplanation> Conditions)
{
    /// <summary>The gate and whether it is open.</summary>
    public override string ToString() => $"{Gate.ToString().ToLowerInvariant()}: {(IsOpen ? "open" : "closed")}";
}

/// <summary>Explains one condition of a gate: an audience, location, segment or environment.</summary>
/// <param name="Name">The key of the entity, or the environment's name; <c>site area</c> for an experience's own location rules.</param>
/// <param name="Holds">Whether the visitor meets the condition.</param>
/// <param name="IsSkipped">Whether the condition is not checked, such as a permanent audience for a visitor with a stored decision.</param>
/// <param name="Rules">The rules, in three levels: the condition holds if any outer list holds, an outer list holds if all its inner lists hold, and
/// an inner list holds if any of its rules holds. Null if there are no rules.</param>
public sealed record ConditionExplanation(
    string Name, bool Holds, bool IsSkipped = false, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules = null)
{
    /// <summary>The name and whether the condition holds.</summary>
    public override string ToString() => $"{Name}: {(IsSkipped ? "skipped" : Holds ? "holds" : "does not hold")}";
}

/// <summary>Explains one rule and the value that it was compared with.</summary>
/// <param name="Attribute">The attribute's key; null if the rule does not read an attribute.</param>
/// <param name="Match">The match type, such as <c>equals</c>; <c>never</c> if the rule is not valid.</param>
/// <param name="IsNegated">Whether the comparison's outcome is inverted.</param>
/// <param name="Value">The rule's value, as text.</param>
/// <param name="Actual">The attribute's value as text; null if the visitor has no such attribute.</param>
/// <param name="Holds">Whether the rule holds.</param>
public sealed record RuleExplanation(string? Attribute, string Match, bool IsNegated, string Value, string? Actual, bool Holds)
{
    /// <summary>The rule and whether it holds, without the visitor's value.</summary>
    public override string ToString() => $"{Attribute} {(IsNegated ? "not " : "")}{Match} {Value}: {(Holds ? "holds" : "does not hold")}";
}
