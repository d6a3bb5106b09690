namespace ConvertTyped.Semantics;

internal static partial class JavaScriptNumber
{
    // This limit is far above the largest exponent of a double and far below the largest int.
    private const int ExponentLimit = 4096;

    /// <summary>The equivalent of <c>Number(text)</c>: NaN unless the whole text is a number; 0 for blank text.</summary>
    internal static double Parse(ReadOnlySpan<char> text)
    {
        text = JavaScriptText.Trim(text);
        if (text.IsEmpty)
            return 0;
        if (BitsPerDigit(text) is var bits and > 0)
            return ParseDigitsOf(text[2..], bits);

        var unsigned = SkipSign(text, out var negative);
        var magnitude = unsigned is "Infinity" ? double.PositiveInfinity
            : unsigned.Length > 0 && DecimalLength(unsigned) == unsigned.Length ? ParseDecimal(unsigned)
            : double.NaN;
        return negative ? -magnitude : magnitude;
    }

    /// <summary>
    /// Reads the integer at the beginning of <paramref name="text"/>, after white space, in decimal or hexadecimal (<c>0x</c>) notation. Returns false if
    /// there is no integer or if it exceeds 64 bits.
    /// </summary>
    internal static bool TryParseLeadingInteger(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var digits = SkipSign(JavaScriptText.TrimStart(text), out var negative);
        var radix = BitsPerDigit(digits) == 4 ? 16u : 10u;
        if (radix == 16)
            digits = digits[2..];

        var count = 0;
        var limit = (ulong)long.MaxValue + (negative ? 1u : 0u);
        var magnitude = 0ul;
        for (; count < digits.Length && DigitValue(digits[count]) < radix; count++)
        {
            var digit = DigitValue(digits[count]);
            if (magnitude > (limit - digit) / radix)
                return false;
            magnitude = magnitude * radix + digit;
        }

        value = negative ? unchecked(-(long)magnitude) : (long)magnitude;
        return count > 0;
    }

    /// <summary>
    /// Reads the decimal number at the beginning of <paramref name="text"/>, after white space. Returns false if there is no number or if it is too large
    /// for a double.
    /// </summary>
    internal static bool TryParseLeadingDouble(ReadOnlySpan<char> text, out double value)
    {
        var unsigned = SkipSign(JavaScriptText.TrimStart(text), out var negative);
        var length = DecimalLength(unsigned);
        var magnitude = length > 0 ? ParseDecimal(unsigned[..length]) : double.NaN;
        var found = !double.IsNaN(magnitude) && !double.IsInfinity(magnitude);
        value = !found ? 0 : negative ? -magnitude : magnitude;
        return found;
    }

    /// <summary>The length of the unsigned decimal literal at the beginning of <paramref name="text"/>; 0 if there is none.</summary>
    private static int DecimalLength(ReadOnlySpan<char> text)
    {
        var digits = CountDigits(text);
        var length = digits;
        if (length < text.Length && text[length] == '.')
        {
            var fraction = CountDigits(text[(length + 1)..]);
            digits += fraction;
            length += fraction + 1;
        }
        return digits == 0 ? 0 : length + ExponentLength(text[length..]);
    }

    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text is not ['e' or 'E', ..])
            return 0;
        var mark = text is [_, '+' or '-', ..] ? 2 : 1;
        var digits = CountDigits(text[mark..]);
        return digits == 0 ? 0 : mark + digits;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text, out bool negative)
    {
        negative = text is ['-', ..];
        return text is ['-' or '+', ..] ? text[1..] : text;
    }

    private static int BitsPerDigit(ReadOnlySpan<char> text) => text switch
    {
        ['0', 'x' or 'X', ..] => 4,
        ['0', 'o' or 'O', ..] => 3,
        ['0', 'b' or 'B', ..] => 1,
        _ => 0,
    };

    /// <summary>The value of a hexadecimal digit. For anything else, a value greater than any radix.</summary>
    internal static uint DigitValue(char digit) => char.IsAsciiHexDigit(digit)
        ? (uint)(char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10)
        : uint.MaxValue;

    /// <summary>
    /// Reads digits whose radix is a power of two, and rounds to the nearest double, with ties to even. Digits that do not fit into 64 bits are combined in a sticky bit.
    /// </summary>
    private static double ParseDigitsOf(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        if (digits.IsEmpty)
            return double.NaN;

        ulong mantissa = 0, lost = 0;
        var exponent = 0;
        foreach (var character in digits)
        {
            ulong digit = DigitValue(character);
            if (digit >> bitsPerDigit != 0)
                return double.NaN;
            if (mantissa >> (64 - bitsPerDigit) == 0)
            {
                mantissa = mantissa << bitsPerDigit | digit;
                continue;
            }
            lost |= digit;
            exponent = Math.Min(exponent + bitsPerDigit, ExponentLimit);
        }
        return (lost == 0 ? mantissa : mantissa | 1) * Math.Pow(2, exponent);
    }
}
