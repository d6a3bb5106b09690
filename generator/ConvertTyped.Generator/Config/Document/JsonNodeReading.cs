namespace ConvertTyped.Generator.Config.Document;

/// <summary>Reads JSON values as text, as ids or as JavaScript primitives.</summary>
internal static class JsonNodeReading
{
    /// <summary>Reads a string that is not empty. Returns null for anything else.</summary>
    public static string? AsText(this JsonNode? node) => node is { Kind: JsonKind.String, Text.Length: > 0 } ? node.Text : null;

    /// <summary>Reads an id or key: a string or a number. Returns null for anything else, and for <c>""</c>.</summary>
    public static string? AsId(this JsonNode? node) => node switch
    {
        { Kind: JsonKind.Number } => EntityId.Normalize(node.ToNumber()),
        { Kind: JsonKind.String } => EntityId.Normalize(node.Text),
        _ => null,
    };

    /// <summary>Converts the value to a primitive as JavaScript does.</summary>
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
