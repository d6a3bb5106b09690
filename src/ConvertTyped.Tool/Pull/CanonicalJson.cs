using System.Globalization;
using System.Text;

namespace ConvertTyped.Tool.Pull;

/// <summary>
/// Writes a config in the format of <c>pull</c>: two spaces of indentation, line feeds, and one spelling for each escaped character. Names, order and
/// numbers are kept as served, because decisions depend on them.
/// </summary>
internal static class CanonicalJson
{
    private const string AccountId = "account_id";

    public static string Write(string json) => Write(JsonReader.Read(json).Root);

    public static string Write(JsonNode root)
    {
        var json = new StringBuilder();
        Append(json, root, 0, IsAboutProject);
        return json.Append('\n').ToString();
    }

    /// <summary>
    /// Whether a member at the top level describes the project. Except for the account's id, all strings, numbers and booleans at the top level describe the
    /// response instead (when it was served, and by whom). They may change with each request, and no decision depends on them.
    /// </summary>
    private static bool IsAboutProject(JsonMember member) =>
        member.Name == AccountId || member.Value.Kind is JsonKind.Object or JsonKind.Array or JsonKind.Null;

    private static void Append(StringBuilder json, JsonNode value, int depth, Func<JsonMember, bool>? isKept = null)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                AppendList(json, '{', isKept is null ? value.Members : [.. value.Members.Where(isKept)], '}', depth, member =>
                {
                    Append(json, member.Name);
                    json.Append(": ");
                    Append(json, member.Value, depth + 1);
                });
                break;
            case JsonKind.Array:
                AppendList(json, '[', value.Items, ']', depth, item => Append(json, item, depth + 1));
                break;
            case JsonKind.String:
                Append(json, value.Text);
                break;
            default:
                json.Append(value.Text);
                break;
        }
    }

    private static void AppendList<T>(StringBuilder json, char open, IReadOnlyList<T> items, char close, int depth, Action<T> append)
    {
        json.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            json.Append(i > 0 ? ",\n" : "\n").Append(' ', 2 * (depth + 1));
            append(items[i]);
        }
        if (items.Count > 0)
            json.Append('\n').Append(' ', 2 * depth);
        json.Append(close);
    }

    private static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
                json.Append(c).Append(text[++i]);
            else if (Escape(c) is { } escape)
                json.Append(escape);
            else
                json.Append(c);
        }
        json.Append('"');
    }

    // A lone surrogate cannot be encoded as UTF-8, and some editors treat the separators U+2028 and U+2029 as line breaks.
    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\u007f' or '\u2028' or '\u2029' or '\ufeff' => Code(c),
        _ when char.IsSurrogate(c) => Code(c),
        _ => null,
    };

    private static string Code(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
