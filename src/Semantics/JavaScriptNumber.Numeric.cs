using System.Buffers;

namespace ConvertTyped.Semantics;

/// <content>The numeric strings of the rules <c>less</c> and <c>lessEqual</c>: decimal digits, optionally with thousands separators.</content>
internal static partial class JavaScriptNumber
{
    private const int StackBufferLength = 128;

    internal static bool TryParseNumericString(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var unsigned = text is ['-', ..] ? text[1..] : text;
        if (!IsNumericString(unsigned))
            return false;

        if (text is ['0', ',', ..])
        {
            value = ParseDecimal(text[2..5]) / 1000;
            return true;
        }
        var magnitude = unsigned.IndexOf(',') >= 0 ? ParseWithoutCommas(unsigned) : ParseDecimal(unsigned);
        value = unsigned.Length < text.Length ? -magnitude : magnitude;
        return true;
    }

    private static bool IsNumericString(ReadOnlySpan<char> text)
    {
        var digits = CountDigits(text);
        var rest = text[digits..];
        if (digits is >= 1 and <= 3)
        {
            while (rest is [',', ..] && CountDigits(rest[1..]) == 3)
                rest = rest[4..];
        }
        if (rest.IsEmpty)
            return digits > 0;
        return rest is ['.', _, ..] && CountDigits(rest[1..]) == rest.Length - 1;
    }

    private static double ParseWithoutCommas(ReadOnlySpan<char> text)
    {
        char[]? rented = null;
        var buffer = text.Length <= StackBufferLength
            ? stackalloc char[StackBufferLength]
            : rented = ArrayPool<char>.Shared.Rent(text.Length);

        var length = 0;
        foreach (var character in text)
        {
            if (character != ',')
                buffer[length++] = character;
        }
        var value = ParseDecimal(buffer[..length]);

        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return value;
    }
}
