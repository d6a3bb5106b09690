namespace ConvertTyped.Semantics;

/// <summary>
/// The names in <c>{"OR":[{"AND":[{"OR_WHEN":[item,…]}]}]}</c>. The runtime reads UTF-8 forward only, while the generator and the analyzers walk a
/// tree. To read rules, all three therefore share only these names and the validation of an item, <see cref="RuleItemShape"/>.
/// </summary>
internal static class RuleTree
{
    /// <summary>The blocks, from the outermost to the innermost, which contains the items.</summary>
    internal static readonly IReadOnlyList<string> Levels = [Alternatives, Conditions, Items];

    /// <summary>The block in which at least one entry must match.</summary>
    internal const string Alternatives = "OR";

    /// <summary>The block in which all entries must match.</summary>
    internal const string Conditions = "AND";

    /// <summary>The block in which at least one item must match.</summary>
    internal const string Items = "OR_WHEN";

    /// <summary>The <c>rule_type</c> that makes the audience a mutual exclusion if any object in the tree has it.</summary>
    internal const string MutualExclusion = "bucketed_into_experience_key";
}
