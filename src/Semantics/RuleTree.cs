namespace ConvertTyped.Semantics;

/// <summary>
/// The names in <c>{"OR":[{"AND":[{"OR_WHEN":[item,…]}]}]}</c>. The runtime reads UTF-8 forward only and the generator and the analyzers walk
/// a tree, so what all share is the verdict on an item: <see cref="RuleItemShape"/>.
/// </summary>
internal static class RuleTree
{
    /// <summary>The blocks from the outside in; the last one holds the items.</summary>
    internal static readonly IReadOnlyList<string> Levels = ["OR", "AND", "OR_WHEN"];

    /// <summary>The <c>rule_type</c> of the item that makes an audience one of mutual exclusion, wherever it stands in the tree.</summary>
    internal const string MutualExclusion = "bucketed_into_experience_key";
}
