using ConvertTyped.Generator.Config;

namespace ConvertTyped.Analyzers;

/// <summary>convert.fallbacks.json: what a feature's variables are worth where Convert gives them no value.</summary>
internal static class FallbackFile
{
    private const string Name = "convert.fallbacks.json";

    public static bool IsFallbacks(string path) => path.Substring(Folder(path).Length).Equals(Name, StringComparison.OrdinalIgnoreCase);

    public static bool IsBeside(string left, string right) => Folder(left).Equals(Folder(right), StringComparison.Ordinal);

    /// <summary>Fallbacks are written by hand, so nothing is cast.</summary>
    public static bool Fits(JsonNode value, VariableType type) => type switch
    {
        VariableType.Boolean => value.Kind is JsonKind.True or JsonKind.False,
        VariableType.Integer => value.Kind == JsonKind.Number && long.TryParse(
            value.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _),
        VariableType.Float => value.Kind == JsonKind.Number,
        VariableType.String => value.Kind == JsonKind.String,
        _ => value.Kind != JsonKind.Null,
    };

    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);
}
