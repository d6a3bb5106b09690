namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0111: a feature declares a variable without a type, or with a type that Convert does not define.</summary>
internal sealed class VariableTypeRule() : ConfigRule(RuleCatalogue.VariableType)
{
    private static readonly string[] Known =
        [.. ((VariableType[])Enum.GetValues(typeof(VariableType))).Where(type => type != VariableType.Unknown).Select(VariableTypes.NameOf)];

    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired) =>
        from feature in config.Features
        from variable in feature.Variables
        where variable.Key is not null && VariableTypes.Parse(variable.Type) == VariableType.Unknown
        select new Finding(
            (variable.Node["type"] ?? variable.Node).Head,
            $"The variable '{variable.Key}' of the feature '{feature.Key}' has {Describe(variable.Node["type"])}, so its value is not converted");

    private static string Describe(JsonNode? type) => type switch
    {
        null or { Kind: JsonKind.Null } or { Kind: JsonKind.String, Text: "" } => "no type",
        { Kind: JsonKind.String } => $"the unknown type '{type.Text}' ({Suggestion(type.Text)})",
        _ => "a type that is not a string",
    };

    private static string Suggestion(string type) =>
        (NearestKey.Find(type, Known) ?? Translate(type)) is { } meant ? $"did you mean '{meant}'?" : $"the valid types are {string.Join(", ", Known)}";

    /// <summary>The Convert type for a type name that other systems use.</summary>
    private static string? Translate(string type) => type.ToLowerInvariant() switch
    {
        "int" or "long" or "int32" or "int64" => "integer",
        "number" or "double" or "decimal" => "float",
        "bool" => "boolean",
        "text" => "string",
        "object" or "array" => "json",
        _ => null,
    };
}
