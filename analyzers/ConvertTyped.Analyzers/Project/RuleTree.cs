namespace ConvertTyped.Analyzers;

/// <summary><c>{"OR":[{"AND":[{"OR_WHEN":[item,…]}]}]}</c>.</summary>
internal static class RuleTree
{
    /// <summary>The blocks from the outside in; the last one holds the items.</summary>
    public static readonly IReadOnlyList<string> Levels = ["OR", "AND", "OR_WHEN"];

    /// <summary>The rules of mutual exclusion, in document order, wherever they stand.</summary>
    public static IEnumerable<JsonNode> Exclusions(JsonNode rules)
    {
        if (rules["rule_type"] is { Text: "bucketed_into_experience_key" })
            return [rules];
        return rules.Items.Concat(rules.Members.Select(member => member.Value)).SelectMany(Exclusions);
    }
}
