namespace ConvertTyped.Generator.Config;

/// <summary>How the config's scalars are read.</summary>
internal static class JsonNodeReading
{
    /// <summary>A string that says something; anything else is null.</summary>
    public static string? AsText(this JsonNode? node) => node is { Kind: JsonKind.String, Text.Length: > 0 } ? node.Text : null;

    /// <summary>Ids are served as strings or as numbers; both mean the same.</summary>
    public static string? AsId(this JsonNode? node) => node is { Kind: JsonKind.Number } ? node.Text : node.AsText();
}
