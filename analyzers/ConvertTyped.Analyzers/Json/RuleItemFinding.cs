namespace ConvertTyped.Analyzers.Json;

/// <summary>The finding for a rule item that has the same outcome for every visitor.</summary>
internal static class RuleItemFinding
{
    /// <summary>Returns null if the outcome depends on the visitor.</summary>
    public static Finding? Find(JsonNode item)
    {
        if (item.Kind != JsonKind.Object)
            return Never(item, "a rule must be an object");
        if (item["matching"] is not { Kind: JsonKind.Object } matching)
            return WithoutMember(item, "matching", "is not an object");
        var shape = ConfigRules.ShapeOf(item);
        return shape.Fault switch
        {
            RuleItemFault.None => null,
            RuleItemFault.MatchTypeMissing => WithoutMember(matching, "match_type", "is not a string"),
            RuleItemFault.MatchTypeUnknown => Never(matching["match_type"]!, UnknownMatchType(shape.MatchType!)),
            RuleItemFault.NegatedMissing => WithoutMember(matching, "negated", "is neither true nor false"),
            RuleItemFault.ValueMissing => Never(item, "'value' is missing"),
            RuleItemFault.KeyMissing => WithoutMember(item, "key", "is not a string", shape.AlwaysMatches),
            RuleItemFault.ValueNotComparable => Never(item["value"]!, $"'{shape.MatchType}' requires 'value' to be a number, a string or a boolean"),
            RuleItemFault.NothingToBeIn => Never(item["value"]!, "'isIn' requires 'value' to be a string or a list"),
            _ => Never(item["value"]!, $"the regular expression does not compile: {JavaScriptPatternReader.FaultIn(shape.Value!.Value.ToText())}"),
        };
    }

    private static string UnknownMatchType(string name) =>
        $"there is no match type '{name}'{NearestKey.Hint(name, NearestKey.Find(name, MatchTypes.Names), "there is")}";

    /// <summary>The finding for a member that is missing or has an unusable value.</summary>
    private static Finding WithoutMember(JsonNode parent, string name, string fault, bool alwaysMatches = false) =>
        Finding(parent[name] ?? parent, alwaysMatches, $"'{name}' {(parent[name] is null ? "is missing" : fault)}");

    private static Finding Never(JsonNode at, string reason) => Finding(at, alwaysMatches: false, reason);

    private static Finding Finding(JsonNode at, bool alwaysMatches, string reason) =>
        new(at.Head, $"This rule {(alwaysMatches ? "matches every visitor" : "never matches")}: {reason}");
}
