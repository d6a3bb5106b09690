using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>Reads strings, numbers and words. Each error is reported once, and the token is read as it was most likely meant.</summary>
internal sealed class JsonScanner(string text, JsonErrors errors)
{
    /// <summary>Reads the string that starts at the position, and moves the position past the string.</summary>
    public JsonNode ReadString(ref int at)
    {
        var start = at;
        var quote = text[at++];
        if (quote != '"')
            errors.Add(start, 1, "JSON strings must be enclosed in double quotes, not in single quotes");

        var end = at;
        while (end < text.Length && text[end] != quote && text[end] != '\\' && text[end] >= ' ')
            end++;
        if (end < text.Length && text[end] == quote)
        {
            var plain = text.Substring(at, end - at);
            at = end + 1;
            return JsonNode.Scalar(JsonKind.String, TextSpan.FromBounds(start, at), plain);
        }

        var value = new StringBuilder();
        while (at < text.Length && text[at] is not ('\n' or '\r') && text[at] != quote)
        {
            if (text[at] == '\\')
                JsonEscape.Read(text, errors, ref at, value);
            else
                ReadCharacter(ref at, value);
        }

        if (at < text.Length && text[at] == quote)
            at++;
        else
            errors.Add(start, at - start, "the string that begins here is not closed before the end of the line");
        return JsonNode.Scalar(JsonKind.String, TextSpan.FromBounds(start, at), value.ToString());
    }

    /// <summary>Reads a number, <c>true</c>, <c>false</c> or <c>null</c>; advances the position by at least one character.</summary>
    public JsonNode ReadWord(ref int at)
    {
        var word = TakeWord(ref at, out var start);
        var kind = word switch
        {
            "null" => JsonKind.Null,
            "true" => JsonKind.True,
            "false" => JsonKind.False,
            _ => JsonNumber.IsValid(word) ? JsonKind.Number : JsonKind.Invalid,
        };
        if (kind == JsonKind.Invalid)
            errors.Add(start, word.Length, DescribeInvalid(word));
        return JsonNode.Scalar(kind, new TextSpan(start, word.Length), word);
    }

    /// <summary>Reads a member name without quotes.</summary>
    public JsonNode ReadBareName(ref int at)
    {
        var name = TakeWord(ref at, out var start);
        errors.Add(start, name.Length, name.Length == 1
            ? $"expected a name in quotes, found {CharacterName.Describe(name[0])}"
            : $"the name '{name}' must be in quotes");
        return JsonNode.Scalar(JsonKind.String, new TextSpan(start, name.Length), name);
    }

    private string TakeWord(ref int at, out int start)
    {
        start = at;
        while (at < text.Length && text[at] is not (',' or ':' or '[' or ']' or '{' or '}' or '"' or '\'')
            && !char.IsWhiteSpace(text[at]) && !char.IsControl(text[at]))
        {
            at++;
        }
        if (at == start)
            at++;
        return text.Substring(start, at - start);
    }

    private static string DescribeInvalid(string word) => word switch
    {
        { Length: 1 } when !char.IsLetterOrDigit(word[0]) => $"expected a value, found {CharacterName.Describe(word[0])}",
        _ when word[0] is (>= '0' and <= '9') or '+' or '-' or '.' => $"'{word}' is not a valid JSON number",
        _ => $"'{word}' is not a JSON value",
    };

    private void ReadCharacter(ref int at, StringBuilder value)
    {
        if (text[at] < ' ')
            errors.Add(at, 1, $"the control character {CharacterName.Describe(text[at])} must be escaped in a string");
        value.Append(text[at++]);
    }
}
