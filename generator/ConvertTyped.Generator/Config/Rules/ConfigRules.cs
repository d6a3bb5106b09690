namespace ConvertTyped.Generator.Config.Rules;

/// <summary>Walks the rules of a config as the runtime does: <c>{"OR":[{"AND":[{"OR_WHEN":[item,…]},…]},…]}</c>.</summary>
internal static class ConfigRules
{
    public static IEnumerable<JsonNode> Items(JsonNode? rules) =>
        RuleTree.Levels.Aggregate<string, IEnumerable<JsonNode>>(rules is null ? [] : [rules], (blocks, name) => blocks.SelectMany(block => block[name]?.Items ?? []));

    /// <summary>The mutual exclusion items anywhere in the tree, in document order. Only the first item is evaluated.</summary>
    public static IEnumerable<JsonNode> Exclusions(JsonNode rules)
    {
        if (rules["rule_type"] is { Kind: JsonKind.String, Text: RuleTree.MutualExclusion })
            return [rules];
        return rules.Items.Concat(rules.Members.Select(member => member.Value)).SelectMany(Exclusions);
    }

    /// <summary>The parts of an item that determine whether it can match.</summary>
    public static RuleItemShape ShapeOf(JsonNode item)
    {
        var matching = item["matching"];
        return new(
            item["key"] is { Kind: JsonKind.String } key ? key.Text : null,
            matching?["match_type"] is { Kind: JsonKind.String } type ? type.Text : null,
            matching?["negated"] is { Kind: JsonKind.True or JsonKind.False } negated ? negated.Kind == JsonKind.True : null,
            item["value"]?.ToPrimitive());
    }
}
