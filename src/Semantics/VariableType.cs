namespace ConvertTyped.Semantics;

/// <summary>The declared type of a feature's variable.</summary>
internal enum VariableType
{
    /// <summary>The type is missing, or Convert does not define it. The value is passed on unchanged.</summary>
    Unknown,
    Boolean,
    Integer,
    Float,
    String,
    Json,
}

internal static class VariableTypes
{
    internal static VariableType Parse(string? type) => type switch
    {
        "boolean" => VariableType.Boolean,
        "integer" => VariableType.Integer,
        "float" => VariableType.Float,
        "string" => VariableType.String,
        "json" => VariableType.Json,
        _ => VariableType.Unknown,
    };

    /// <summary>The type as configs write it; empty for <see cref="VariableType.Unknown"/>.</summary>
    internal static string NameOf(VariableType type) => type == VariableType.Unknown ? "" : type.ToString().ToLowerInvariant();
}
