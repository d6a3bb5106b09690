
namespace ConvertTyped.Tool.Diff;

/// <summary>Formats rules on one line: <c>plan isIn "pro|enterprise" and (country equals "DE" or country equals "FR")</c>.</summary>
internal static class RuleText
{
    /// <summary>The rules on one line; null if there are no rules, and compact JSON if the rules have an unexpected shape.</summary>
    public static string? Write(JsonNode? rules)
    {
        if (rules is null or { Kind: JsonKind.Null })
            return null;
        if (rules[RuleTree.Alternatives] is not { Kind: JsonKind.Array } alternatives)
            return JsonWriter.Write(rules);
        return Join(" or ", alternatives.Items.Select(alternative =>
            Join(" and ", (alternative[RuleTree.Conditions]?.Items ?? []).Select(condition =>
                Join(" or ", (condition[RuleTree.Items]?.Items ?? []).Select(Item))))));
    }

    // If there are several parts, each part that itself consists of several parts is enclosed in parentheses.
    private static string Join(string word, IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count == 1 ? all[0] : string.Join(word, all.Select(part => part.Contains(" and ", StringComparison.Ordinal) || part.Contains(" or ", StringComparison.Ordinal) ? $"({part})" : part));
    }

    private static string Item(JsonNode item)
    {
        var matching = item["matching"];
        var subject = item["key"].AsId() ?? item["rule_type"].AsId() ?? "?";
        var not = matching?["negated"] is { Kind: JsonKind.True } ? "not " : "";
        var value = item["value"] is { } given ? " " + JsonWriter.Write(given) : "";
        return $"{subject} {not}{matching?["match_type"].AsId() ?? "?"}{value}";
    }
}
