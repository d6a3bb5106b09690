using System.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>The escapes of RFC 8259, section 7. Surrogates do not have to be paired.</summary>
internal static class JsonEscape
{
    /// <summary>
    /// Appends the character of the escape at the position, and moves the position past the escape. If the escape is not valid, reports it, and appends only
    /// the backslash.
    /// </summary>
    public static void Read(string text, JsonErrors errors, ref int at, StringBuilder value)
    {
        var escaped = at + 1 < text.Length ? text[at + 1] : '\0';
        if (escaped == 'u' && TryReadHex(text, at + 2, out var unit))
        {
            value.Append(unit);
            at += 6;
            return;
        }

        char? meant = escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (meant is null)
        {
            errors.Add(at, escaped is '\0' or '\n' or '\r' ? 1 : 2, escaped == 'u'
                ? "\\u must be followed by four hexadecimal digits"
                : "the escape sequence that begins here is not valid in JSON; to write a backslash, use \\\\");
            value.Append(text[at++]);
            return;
        }
        value.Append(meant);
        at += 2;
    }

    private static bool TryReadHex(string text, int start, out char unit)
    {
        var code = 0;
        unit = '\0';
        for (var i = start; i < start + 4; i++)
        {
            var digit = i < text.Length ? HexDigit(text[i]) : -1;
            if (digit < 0)
                return false;
            code = (code << 4) | digit;
        }
        unit = (char)code;
        return true;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
