namespace ConvertTyped.Generator.Config.Rules;

/// <summary>The rules of a config, walked as the runtime walks them: <c>{"OR":[{"AND":[{"OR_WHEN":[item,…]},…]},…]}</c>.</summary>
internal static class ConfigRules
{
    public static IEnumerable<JsonNode> Items(JsonNode? rules) =>
        RuleTree.Levels.Aggregate<string, IEnumerable<JsonNode>>(rules is null ? [] : [rules], (blocks, name) => blocks.SelectMany(block => block[name]?.Items ?? []));

    /// <summary>The items of mutual exclusion in document order, wherever they stand. The first alone decides.</summary>
    public static IEnumerable<JsonNode> Exclusions(JsonNode rules)
    {
        if (rules["rule_type"] is { Kind: JsonKind.String, Text: RuleTree.MutualExclusion })
            return [rules];
        return rules.Items.Concat(rules.Members.Select(member => member.Value)).SelectMany(Exclusions);
    }

    /// <summary>What of an item decides whether it can match.</summary>
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
