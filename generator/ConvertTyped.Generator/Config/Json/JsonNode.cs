using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>A JSON value and its position in the text.</summary>
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

    /// <summary>The whole value, including the quotes of a string and the brackets of a container.</summary>
    public TextSpan Span { get; }

    /// <summary>The text of a string with its escapes resolved; any other scalar as written; empty for containers.</summary>
    public string Text { get; }

    /// <summary>All members of an object in document order, including members with duplicate names.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    public IReadOnlyList<JsonNode> Items { get; }

    /// <summary>The span for a finding about the whole value: the opening bracket if the value is a container, and otherwise the value itself.</summary>
    public TextSpan Head => Kind is JsonKind.Object or JsonKind.Array ? new TextSpan(Span.Start, 1) : Span;

    /// <summary>The value of a member; null if the object has no such member. If a name occurs twice, the last member is used, as in JavaScript.</summary>
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
