namespace ConvertTyped.Generator.Config.Document;

/// <summary>How the config's scalars are read.</summary>
internal static class JsonNodeReading
{
    /// <summary>A string that says something; anything else is null.</summary>
    public static string? AsText(this JsonNode? node) => node is { Kind: JsonKind.String, Text.Length: > 0 } ? node.Text : null;

    /// <summary>An id or key: a string or a number; null for anything else and for <c>""</c>.</summary>
    public static string? AsId(this JsonNode? node) => node switch
    {
        { Kind: JsonKind.Number } => EntityId.Normalize(node.ToNumber()),
        { Kind: JsonKind.String } => EntityId.Normalize(node.Text),
        _ => null,
    };

    /// <summary>The value as JavaScript converts it.</summary>
    public static JavaScriptPrimitive ToPrimitive(this JsonNode node) => node.Kind switch
    {
        JsonKind.True or JsonKind.False => JavaScriptPrimitive.Of(node.Kind == JsonKind.True),
        JsonKind.Number => JavaScriptPrimitive.Of(node.ToNumber()),
        JsonKind.String => JavaScriptPrimitive.Of(node.Text),
        JsonKind.Array => JavaScriptPrimitive.List(JavaScriptPrimitive.JoinItems(node.Items.Select(ToPrimitive))),
        JsonKind.Object => JavaScriptPrimitive.Map,
        _ => JavaScriptPrimitive.Null,
    };

    private static double ToNumber(this JsonNode number) => JavaScriptNumber.Parse(number.Text.AsSpan());
}
