using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvertTyped.Analyzers;

/// <summary>Whether a served value becomes one of the declared type, as the SDKs cast it: leniently.</summary>
internal static class VariableCast
{
    private const RegexOptions Ordinal = RegexOptions.CultureInvariant;
    private const double LongLimit = 9223372036854775808.0;

    private static readonly Regex LeadingInteger = new("^[+-]?(?:0[xX](?<hex>[0-9a-fA-F]+)|(?!0[xX])[0-9]+)", Ordinal);
    private static readonly Regex LeadingFloat = new("^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?", Ordinal);

    public static bool Succeeds(JsonNode value, VariableType type) => type switch
    {
        VariableType.Integer => value.Kind is JsonKind.True or JsonKind.False || IsInteger(value),
        VariableType.Float => value.Kind is JsonKind.True or JsonKind.False || IsFloat(value),
        VariableType.Json => value.Kind is not JsonKind.String || JsonReader.Read(value.Text).Errors.Count == 0,
        _ => true,
    };

    private static bool IsInteger(JsonNode value)
    {
        // Written out up to 1e21; from there on the exponent form's leading digits count.
        if (value.Kind == JsonKind.Number)
            return JavaScriptText.NumberOf(value) is var number && !double.IsInfinity(number) && (Math.Abs(number) < LongLimit || Math.Abs(number) >= 1e21);

        var match = LeadingInteger.Match(JavaScriptText.TrimStart(JavaScriptText.Of(value)));
        var hex = match.Groups["hex"].Value.TrimStart('0');
        return match.Groups["hex"].Success
            ? hex.Length <= 16 && (hex.Length < 16 || hex[0] < '8')
            : long.TryParse(match.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }

    private static bool IsFloat(JsonNode value)
    {
        var match = LeadingFloat.Match(JavaScriptText.TrimStart(JavaScriptText.Of(value)));
        return double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number);
    }
}
