namespace ConvertTyped.Generator.Config.Model;

internal enum VariableType
{
    /// <summary>A type that Convert has not had so far, or none: the value is handed on as it is.</summary>
    Unknown,
    Boolean,
    Integer,
    Float,
    String,
    Json,
}

internal static class VariableTypes
{
    public static VariableType Parse(string? type) => type switch
    {
        "boolean" => VariableType.Boolean,
        "integer" => VariableType.Integer,
        "float" => VariableType.Float,
        "string" => VariableType.String,
        "json" => VariableType.Json,
        _ => VariableType.Unknown,
    };

    /// <summary>The type as configs write it; empty for none that is known.</summary>
    public static string NameOf(VariableType type) => type == VariableType.Unknown ? "" : type.ToString().ToLowerInvariant();
}
