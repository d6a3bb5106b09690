namespace ConvertTyped.Analyzers;

/// <summary>What makes a single rule one that is never true.</summary>
internal static class RuleItemFault
{
    private static readonly string[] MatchTypes =
    [
        "equals", "equalsNumber", "matches", "contains", "startsWith", "endsWith", "less", "lessEqual", "isIn", "regexMatches",
        "exists", "doesNotExist", "not_exists",
    ];

    /// <summary>The first thing wrong with it; null when it can match.</summary>
    public static Finding? Of(JsonNode item)
    {
        if (item.Kind != JsonKind.Object)
            return new Finding(item.Head, "a rule is an object");
        if (item["matching"] is not { Kind: JsonKind.Object } matching)
            return new Finding((item["matching"] ?? item).Head, "'matching' is missing");
        if (matching["match_type"] is not { Kind: JsonKind.String } type)
            return new Finding((matching["match_type"] ?? matching).Head, "'match_type' is missing");
        if (!MatchTypes.Contains(type.Text))
            return new Finding(type.Span, $"there is no match type '{type.Text}'{NearestKey.Hint(type.Text, NearestKey.To(type.Text, MatchTypes), "there is")}");
        if (matching["negated"] is not { Kind: JsonKind.True or JsonKind.False })
            return new Finding((matching["negated"] ?? matching).Head, matching["negated"] is null ? "'negated' is missing" : "'negated' is neither true nor false");
        if (item["key"].AsId() is null)
            return new Finding((item["key"] ?? item).Head, "'key' is missing");
        return OfValue(item, type.Text);
    }

    private static Finding? OfValue(JsonNode item, string type)
    {
        if (item["value"] is not { } value)
            return type is "exists" or "doesNotExist" ? null : new Finding(item.Head, "'value' is missing");
        return type == "regexMatches" && RegexSyntax.FaultIn(JavaScriptText.Of(value)) is { } fault
            ? new Finding(value.Head, $"the regular expression does not compile: {fault}")
            : null;
    }
}
