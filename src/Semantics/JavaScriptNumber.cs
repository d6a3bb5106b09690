namespace ConvertTyped.Semantics;

/// <summary>Writes and reads numbers as ECMAScript does.</summary>
internal static partial class JavaScriptNumber
{
    /// <summary>The maximum length of a formatted number.</summary>
    internal const int MaxFormattedLength = 32;

    private const double ExactIntegerLimit = 1L << 53;

    /// <summary>
    /// The equivalent of <c>Number.prototype.toString()</c>. Allocates only on .NET Standard. Returns false if <paramref name="destination"/> is too short.
    /// </summary>
    internal static bool TryFormat(double value, Span<char> destination, out int charsWritten)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        var length = Math.Abs(value) < ExactIntegerLimit && (long)value == value ? WriteInteger((long)value, buffer)
            : double.IsNaN(value) || double.IsInfinity(value) ? WriteName(value, buffer)
            : WriteShortest(value, buffer);
        var fits = buffer[..length].TryCopyTo(destination);
        charsWritten = fits ? length : 0;
        return fits;
    }

    internal static string Format(double value)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        TryFormat(value, buffer, out var length);
        return buffer[..length].ToString();
    }

    private static int WriteName(double value, Span<char> destination)
    {
        var name = double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        name.AsSpan().CopyTo(destination);
        return name.Length;
    }

    private static int WriteShortest(double value, Span<char> destination)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        var point = ShortestDigits(Math.Abs(value), buffer, out var count);
        var digits = buffer[..count];
        var length = 0;
        if (value < 0)
            destination[length++] = '-';
        var written = point switch
        {
            > 21 or <= -6 => WriteExponential(digits, point - 1, destination[length..]),
            <= 0 => WriteFraction(digits, -point, destination[length..]),
            _ => WriteDecimal(digits, point, destination[length..]),
        };
        return length + written;
    }

    /// <summary>Writes a number less than 1: <c>0.</c>, then as many zeros as <paramref name="zeros"/> specifies, then the digits.</summary>
    private static int WriteFraction(ReadOnlySpan<char> digits, int zeros, Span<char> destination)
    {
        destination[..(zeros + 2)].Fill('0');
        destination[1] = '.';
        digits.CopyTo(destination[(zeros + 2)..]);
        return zeros + 2 + digits.Length;
    }

    /// <summary>
    /// Writes a number that has <paramref name="whole"/> digits before the decimal point. If there are fewer digits, zeros follow them. The decimal point is
    /// written only if digits follow it.
    /// </summary>
    private static int WriteDecimal(ReadOnlySpan<char> digits, int whole, Span<char> destination)
    {
        if (whole >= digits.Length)
        {
            digits.CopyTo(destination);
            destination[digits.Length..whole].Fill('0');
            return whole;
        }

        digits[..whole].CopyTo(destination);
        destination[whole] = '.';
        digits[whole..].CopyTo(destination[(whole + 1)..]);
        return digits.Length + 1;
    }

    private static int WriteExponential(ReadOnlySpan<char> digits, int exponent, Span<char> destination)
    {
        var length = WriteDecimal(digits, 1, destination);
        destination[length++] = 'e';
        destination[length++] = exponent < 0 ? '-' : '+';
        return length + WriteInteger(Math.Abs(exponent), destination[length..]);
    }

    /// <summary>Finds the fewest digits that are read back as <paramref name="value"/>, and returns the position of the decimal point.</summary>
    private static int ShortestDigits(double value, Span<char> digits, out int count)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        ReadOnlySpan<char> text = buffer[..WriteRoundTrip(value, buffer)];

        var exponent = 0;
        if (text.IndexOf('E') is var mark and >= 0)
        {
            exponent = (int)Parse(text[(mark + 1)..]);
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);

        ReadOnlySpan<char> all = digits[..(whole.Length + fraction.Length)];
        var significant = all.TrimStart('0');
        var leadingZeros = all.Length - significant.Length;
        significant = significant.TrimEnd('0');
        significant.CopyTo(digits);
        count = significant.Length;
        return whole.Length - leadingZeros + exponent;
    }
}
