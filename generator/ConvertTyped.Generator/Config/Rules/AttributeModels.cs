using System.Text.RegularExpressions;

namespace ConvertTyped.Generator.Config.Rules;

/// <summary>The attributes that rules read, each with the type that all its comparisons can do with.</summary>
internal static class AttributeModels
{
    // What the engine takes for a number in a string.
    private static readonly Regex NumericString = new(@"^-?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)\z", RegexOptions.CultureInvariant);

    public static EquatableArray<AttributeModel> OfVisitors(ConfigDocument config) =>
        Of(config.Audiences.Concat(config.Segments).Select(entity => entity.Node["rules"]), TypeNames.VisitorAttributes);

    public static EquatableArray<AttributeModel> OfLocations(ConfigDocument config) =>
        Of(config.Locations.Select(location => location.Node["rules"]).Concat(config.Experiences.Select(e => e.Node["site_area"])), TypeNames.LocationAttributes);

    private static EquatableArray<AttributeModel> Of(IEnumerable<JsonNode?> rules, string typeName)
    {
        var byKey = rules
            .SelectMany(RuleItems.Of)
            .Where(item => item["key"].AsText() is not null)
            .GroupBy(item => item["key"]!.Text, StringComparer.Ordinal)
            .OrderBy(items => items.Key, StringComparer.Ordinal)
            .ToList();
        var names = NameAssignment.Assign(
            [.. byKey.Select(items => ((string?)null, items.Key))], name => ReservedNames.ForAttribute(typeName, name));
        return new(byKey.Select((items, i) => new AttributeModel(names[i].Member, items.Key, TypeOf([.. items.Select(Evidence)]))));
    }

    /// <summary>Text holds whatever a rule compares with; the others are for attributes that no rule takes for text.</summary>
    private static AttributeType TypeOf(AttributeType?[] evidence)
    {
        AttributeType[] types = [.. evidence.OfType<AttributeType>().Distinct()];
        return types.Length == 1 ? types[0] : AttributeType.Text;
    }

    // Null where a comparison does with any type.
    private static AttributeType? Evidence(JsonNode item)
    {
        var type = item["rule_type"].AsText();
        var value = item["value"];
        return item["matching"]?["match_type"].AsText() switch
        {
            "exists" or "doesNotExist" or "not_exists" => null,
            "contains" or "startsWith" or "endsWith" or "regexMatches" => AttributeType.Text,
            "equalsNumber" => AttributeType.Number,
            "less" or "lessEqual" => IsNumeric(value) ? AttributeType.Number : AttributeType.Text,
            _ when value?.Kind is JsonKind.True or JsonKind.False => AttributeType.Boolean,
            _ when value?.Kind == JsonKind.Number => AttributeType.Number,
            _ when type == "generic_bool_key_value" && value is { Kind: JsonKind.String, Text: "true" or "false" } => AttributeType.Boolean,
            _ when type == "generic_numeric_key_value" && IsNumeric(value) => AttributeType.Number,
            _ => AttributeType.Text,
        };
    }

    private static bool IsNumeric(JsonNode? value) =>
        value is { Kind: JsonKind.Number } || (value is { Kind: JsonKind.String } && NumericString.IsMatch(value.Text));
}
