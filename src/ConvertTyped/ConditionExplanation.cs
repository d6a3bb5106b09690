namespace ConvertTyped;

/// <summary>Explains one condition of a gate: an audience, location, segment or environment.</summary>
/// <param name="Name">The key of the audience or location, the id of the segment, or the name of the environment; <c>site area</c> for
/// the location rules of the experience itself.</param>
/// <param name="Holds">Whether the visitor meets the condition.</param>
/// <param name="IsSkipped">Whether the gate ignores the condition. For example, permanent audiences are ignored for a visitor with a stored
/// decision.</param>
/// <param name="Rules">The rules, in three levels: the items of the outer list are combined with OR, the items of each middle list with AND, and the
/// rules of each inner list with OR. Null if there are no rules.</param>
public sealed record ConditionExplanation(
    string Name, bool Holds, bool IsSkipped = false, IReadOnlyList<IReadOnlyList<IReadOnlyList<RuleExplanation>>>? Rules = null)
{
    /// <summary>The name, and whether the condition holds or is skipped.</summary>
    public override string ToString() => $"{Name}: {(IsSkipped ? "skipped" : Holds ? "holds" : "does not hold")}";
}
