using System.Globalization;

namespace ConvertTyped.Analyzers;

/// <summary>JSON values as JavaScript turns them into text and numbers.</summary>
internal static class JavaScriptText
{
    private static readonly char[] WhiteSpace =
        "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF".ToCharArray();

    /// <summary><c>String(value)</c>, but for a number, which stays as it is written.</summary>
    public static string Of(JsonNode value) => value.Kind switch
    {
        JsonKind.Array => string.Join(",", value.Items.Select(item => item.Kind == JsonKind.Null ? "" : Of(item))),
        JsonKind.Object => "[object Object]",
        _ => value.Text,
    };

    public static string TrimStart(string text) => text.TrimStart(WhiteSpace);

    /// <summary>The number that a JSON number is; infinite when it is beyond a double's range.</summary>
    public static double NumberOf(JsonNode number) => Parse(number.Text) ?? double.PositiveInfinity;

    /// <summary><c>Number(value)</c>; null for what is not a number.</summary>
    public static double? ToNumber(JsonNode value) => value.Kind switch
    {
        JsonKind.True => 1,
        JsonKind.False or JsonKind.Null => 0,
        JsonKind.Number => NumberOf(value),
        JsonKind.String => FromText(value.Text.Trim(WhiteSpace)),
        JsonKind.Array => FromText(Of(value).Trim(WhiteSpace)),
        _ => null,
    };

    private static double? FromText(string text)
    {
        if (text.Length == 0)
            return 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        // The spellings of infinity and NaN that .NET knows are letters; JavaScript's numbers have none but the exponent's.
        return text.All(c => c is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-') ? Parse(text) : null;
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
