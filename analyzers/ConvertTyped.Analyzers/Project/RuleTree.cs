using ConvertTyped.Generator.Config;

namespace ConvertTyped.Analyzers;

/// <summary><c>{"OR":[{"AND":[{"OR_WHEN":[item,…]}]}]}</c>.</summary>
internal static class RuleTree
{
    /// <summary>The blocks from the outside in; the last one holds the items.</summary>
    public static readonly IReadOnlyList<string> Levels = ["OR", "AND", "OR_WHEN"];

    public static IEnumerable<JsonNode> Items(JsonNode? rules)
    {
        IEnumerable<JsonNode> nodes = rules is null ? [] : [rules];
        foreach (string level in Levels)
            nodes = nodes.SelectMany(node => node[level]?.Items ?? []);
        return nodes;
    }
}
