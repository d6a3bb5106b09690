using System.Globalization;

namespace ConvertTyped.Generator.Config.Document;

/// <summary>How the config's scalars are read.</summary>
internal static class JsonNodeReading
{
    private const double Largest = 1e15;

    /// <summary>A string that says something; anything else is null.</summary>
    public static string? AsText(this JsonNode? node) => node is { Kind: JsonKind.String, Text.Length: > 0 } ? node.Text : null;

    /// <summary>Ids and keys are served as strings or as numbers; both mean the same. Null for anything else and for <c>""</c>.</summary>
    public static string? AsId(this JsonNode? node) => node is { Kind: JsonKind.Number } ? NumberAsText(node.Text) : node.AsText();

    // As JavaScript prints a number: 1.0 and 1e0 are "1".
    private static string NumberAsText(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > -Largest and < Largest
            ? value == 0 ? "0" : value.ToString("0.################", CultureInfo.InvariantCulture)
            : number;
}
