namespace ConvertTyped.Generator.Config.Rules;

/// <summary>Finds the attributes that rules read, and determines the type that fits all comparisons of an attribute.</summary>
internal static class AttributeModels
{
    // Every build and editor parses the documentation comments, so they list only a few values.
    private const int MostValues = 5;

    public static EquatableArray<AttributeModel> ForVisitors(ConfigDocument config, RetiredDocument retired) => Merge(
        config.Audiences.Concat(config.Segments).Select(entity => entity.Node["rules"]), retired.VisitorAttributes, TypeNames.VisitorAttributes);

    public static EquatableArray<AttributeModel> ForLocations(ConfigDocument config, RetiredDocument retired) => Merge(
        config.Locations.Select(location => location.Node["rules"]).Concat(config.Experiences.Select(e => e.Node["site_area"])),
        retired.LocationAttributes,
        TypeNames.LocationAttributes);

    private static EquatableArray<AttributeModel> Merge(IEnumerable<JsonNode?> rules, IReadOnlyList<AttributeModel> retired, string typeName)
    {
        var read = rules
            .SelectMany(ConfigRules.Items)
            .Where(item => item["key"].AsText() is not null)
            .GroupBy(item => item["key"]!.Text, StringComparer.Ordinal)
            .Select(items => new AttributeModel("", items.Key, TypeOf([.. items.Select(Evidence)])) { Values = Values(items) });
        AttributeModel[] all =
        [
            .. read.Concat(retired)
                .GroupBy(attribute => attribute.Key, StringComparer.Ordinal)
                .Select(same => same.First())
                .OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
        ];
        var names = NameAssignment.Assign(
            [.. all.Select(attribute => ((string?)null, attribute.Key))], name => ReservedNames.ForAttribute(typeName, name));
        return new(all.Select((attribute, i) => attribute with { Name = names[i].Member }));
    }

    private static EquatableArray<string> Values(IEnumerable<JsonNode> items)
    {
        var values = items
            .Select(ConfigRules.ShapeOf)
            .Where(shape => shape is { Fault: RuleItemFault.None, Value: not null, Comparison: not (Comparison.Exists or Comparison.Absent or Comparison.AbsentIfKnown) })
            .Select(shape => ShortText.Shorten(shape.Value!.Value.ToText()))
            .Distinct()
            .OrderBy(value => value, StringComparer.Ordinal)
            .ToList();
        return new(values.Count <= MostValues ? values : [.. values.Take(MostValues), ""]);
    }

    /// <summary>The type that all rules compare the attribute as. If there is no such type, the result is text, because text can represent every value.</summary>
    private static AttributeType TypeOf(AttributeType?[] evidence)
    {
        AttributeType[] types = [.. evidence.OfType<AttributeType>().Distinct()];
        return types.Length == 1 ? types[0] : AttributeType.Text;
    }

    /// <summary>The type that an item compares the attribute as; null if the item accepts any type or never matches.</summary>
    private static AttributeType? Evidence(JsonNode item)
    {
        var shape = ConfigRules.ShapeOf(item);
        if (shape.Fault != RuleItemFault.None)
            return null;
        return shape.Comparison switch
        {
            Comparison.Exists or Comparison.Absent or Comparison.AbsentIfKnown => null,
            Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith or Comparison.Matches => AttributeType.Text,
            Comparison.Equal when shape.MatchType == "equalsNumber" => AttributeType.Number,
            Comparison.Less or Comparison.LessOrEqual => IsNumeric(shape.Value) ? AttributeType.Number : AttributeType.Text,
            _ => EvidenceOf(item["rule_type"].AsText(), shape.Value!.Value),
        };
    }

    private static AttributeType EvidenceOf(string? ruleType, in JavaScriptPrimitive value) => value.Type switch
    {
        JavaScriptType.Boolean => AttributeType.Boolean,
        JavaScriptType.Number => AttributeType.Number,
        _ when ruleType == "generic_bool_key_value" && value.String is "true" or "false" => AttributeType.Boolean,
        _ when ruleType == "generic_numeric_key_value" && IsNumeric(value) => AttributeType.Number,
        _ => AttributeType.Text,
    };

    private static bool IsNumeric(JavaScriptPrimitive? value) => value is { Type: JavaScriptType.Number }
        || (value?.String is { } text && JavaScriptNumber.TryParseNumericString(text.AsSpan(), out _));
}
