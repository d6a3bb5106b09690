namespace ConvertTyped.Generator.Config.Rules;

/// <summary><c>{"OR":[{"AND":[{"OR_WHEN":[item,…]},…]},…]}</c>.</summary>
internal static class RuleItems
{
    public static IEnumerable<JsonNode> Of(JsonNode? rules) =>
        from or in Items(rules, "OR")
        from and in Items(or, "AND")
        from item in Items(and, "OR_WHEN")
        select item;

    private static IEnumerable<JsonNode> Items(JsonNode? node, string name) => node?[name]?.Items ?? [];
}
