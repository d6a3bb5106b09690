using System.Globalization;
using System.Text;
using System.Text.Json;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Config;

/// <summary>Reads JSON values as the JavaScript SDK's config code would, whatever they turn out to be.</summary>
internal static class ConfigJson
{
    /// <summary>A string's content. Unlike the JSON library's own, lone surrogates and broken UTF-8 are no exception.</summary>
    internal static string Text(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(text.GetRawText().AsSpan(1..^1));
        }
    }

    internal static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            var raw = member.ToString();
            var end = 1;
            while (raw[end] != '"')
                end += raw[end] == '\\' ? 2 : 1;
            return Unescape(raw.AsSpan(1, end - 1));
        }
    }

    internal static string? TextOrNull(JsonElement value) => value.ValueKind == JsonValueKind.String ? Text(value) : null;

    /// <summary>An id or key: a string, or a number in JavaScript's notation; null for anything else and for the empty string.</summary>
    internal static string? Id(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value) is { Length: > 0 } id ? id : null,
        JsonValueKind.Number => JavaScriptNumber.Format(value.GetDouble()),
        _ => null,
    };

    internal static AttributeValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => AttributeValue.From(value),
    };

    /// <summary><c>Number(x)</c>, with <paramref name="otherwise"/> where that is not a number, or there is nothing.</summary>
    internal static double Number(JsonElement value, double otherwise)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return otherwise;
        var number = JavaScriptValue.ToNumber(Value(value));
        return double.IsNaN(number) ? otherwise : number;
    }

    internal static string[] Ids(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Id).OfType<string>()] : [];

    private static string Unescape(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            var c = escaped[++i];
            if (c == 'u')
            {
                text.Append((char)ushort.Parse(escaped.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => c });
        }

        return text.ToString();
    }
}
