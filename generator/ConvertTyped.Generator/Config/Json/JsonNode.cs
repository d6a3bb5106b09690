using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>A JSON value and where it stands in the text.</summary>
internal sealed class JsonNode
{
    private JsonNode(JsonKind kind, TextSpan span, string text, IReadOnlyList<JsonMember> members, IReadOnlyList<JsonNode> items)
    {
        Kind = kind;
        Span = span;
        Text = text;
        Members = members;
        Items = items;
    }

    public JsonKind Kind { get; }

    /// <summary>The whole value, a string's quotes and a container's brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>What a string says once its escapes are resolved; any other scalar as written; empty for containers.</summary>
    public string Text { get; }

    /// <summary>All members of an object in order, those whose name occurs twice included.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    public IReadOnlyList<JsonNode> Items { get; }

    /// <summary>Where to point for something about the value as a whole: a container's opening bracket, else the value.</summary>
    public TextSpan Head => Kind is JsonKind.Object or JsonKind.Array ? new TextSpan(Span.Start, 1) : Span;

    /// <summary>The member's value, or null when there is none. Of two with one name the last counts, as in JavaScript.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                    return Members[i].Value;
            }
            return null;
        }
    }

    public static JsonNode Scalar(JsonKind kind, TextSpan span, string text) => new(kind, span, text, [], []);

    public static JsonNode Object(TextSpan span, IReadOnlyList<JsonMember> members) => new(JsonKind.Object, span, "", members, []);

    public static JsonNode Array(TextSpan span, IReadOnlyList<JsonNode> items) => new(JsonKind.Array, span, "", [], items);
}
