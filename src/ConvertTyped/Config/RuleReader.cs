using System.Text.Json;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Config;

/// <summary>Compiles <c>{"OR":[{"AND":[{"OR_WHEN":[item,…]}]}]}</c>.</summary>
internal static class RuleReader
{
    private static readonly RuleSet NeverMatches = new([]);

    /// <summary>Null: there are no rules. What is there but has no block never matches.</summary>
    internal static RuleSet? Read(JsonElement rules) => rules.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => new([.. Blocks(rules, "OR"u8).Select(or => new RuleBlock(
            [.. Blocks(or, "AND"u8).Select(and => new RuleAlternatives([.. Blocks(and, "OR_WHEN"u8).Select(ReadItem)]))]))]),
        _ => NeverMatches,
    };

    /// <summary>The first mutual-exclusion item in document order, wherever it stands in the tree.</summary>
    internal static MutualExclusion? ReadMutualExclusion(JsonElement rules)
    {
        switch (rules.ValueKind)
        {
            case JsonValueKind.Array:
                return rules.EnumerateArray().Select(ReadMutualExclusion).FirstOrDefault(found => found is not null);
            case JsonValueKind.Object when rules.TryGetProperty("rule_type"u8, out var type)
                && type.ValueKind == JsonValueKind.String && type.ValueEquals("bucketed_into_experience_key"u8):
                return new(
                    rules.TryGetProperty("value"u8, out var key) ? JavaScriptValue.ToText(ConfigJson.Value(key)) : "",
                    Member(rules, "matching"u8, "negated"u8).ValueKind == JsonValueKind.True);
            case JsonValueKind.Object:
                return rules.EnumerateObject().Select(member => ReadMutualExclusion(member.Value)).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private static IEnumerable<JsonElement> Blocks(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    private static RuleItem ReadItem(JsonElement item)
    {
        var matchType = ConfigJson.TextOrNull(Member(item, "matching"u8, "match_type"u8));
        var negated = Member(item, "matching"u8, "negated"u8).ValueKind;
        var comparison = matchType is null ? Comparison.Never : ComparisonOf(matchType);
        var hasValue = TryGet(item, "value"u8, out var value);
        var needsValue = matchType is not ("exists" or "doesNotExist");
        if (comparison == Comparison.Never
            || negated is not (JsonValueKind.True or JsonValueKind.False)
            || (needsValue && !hasValue)
            || !TryGet(item, "key"u8, out var key))
            return RuleItem.Invalid;
        return Compile(ConfigJson.Id(key) ?? "", matchType!, comparison, negated == JsonValueKind.True, hasValue ? ConfigJson.Value(value) : default);
    }

    private static RuleItem Compile(string key, string matchType, Comparison comparison, bool negated, AttributeValue value)
    {
        var text = JavaScriptValue.ToText(value);
        return new()
        {
            Key = key,
            MatchType = matchType,
            Comparison = comparison,
            Negated = negated,
            Value = value,
            Text = text,
            LoweredText = JavaScriptText.ToLower(text),
            Numeric = value.IsNumber ? value.Number
                : value.Text is { } && JavaScriptNumber.TryParseNumericString(text, out var number) ? number
                : null,
            Choices = comparison == Comparison.IsIn ? ChoicesOf(value) : [],
            Pattern = comparison == Comparison.Matches ? JavaScriptPattern.TryCreate(text) : null,
        };
    }

    private static string[] ChoicesOf(in AttributeValue value)
    {
        string[] choices =
            value.Text is { } text ? text.Split('|') :
            value.List is { } list ? [.. list.Values.Select(item => JavaScriptValue.ToText(item))] :
            [];
        choices = Array.ConvertAll(choices, JavaScriptText.ToLower);
        Array.Sort(choices, StringComparer.Ordinal);
        return choices;
    }

    private static Comparison ComparisonOf(string matchType) => matchType switch
    {
        "equals" or "equalsNumber" or "matches" => Comparison.Equal,
        "contains" => Comparison.Contains,
        "startsWith" => Comparison.StartsWith,
        "endsWith" => Comparison.EndsWith,
        "less" => Comparison.Less,
        "lessEqual" => Comparison.LessOrEqual,
        "isIn" => Comparison.IsIn,
        "regexMatches" => Comparison.Matches,
        "exists" => Comparison.Exists,
        "doesNotExist" => Comparison.Absent,
        "not_exists" => Comparison.AbsentIfKnown,
        _ => Comparison.Never,
    };

    private static JsonElement Member(JsonElement item, ReadOnlySpan<byte> name, ReadOnlySpan<byte> inner) =>
        TryGet(item, name, out var member) && TryGet(member, inner, out var value) ? value : default;

    private static bool TryGet(JsonElement item, ReadOnlySpan<byte> name, out JsonElement value)
    {
        value = default;
        return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out value);
    }
}
