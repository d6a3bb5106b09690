using System.Globalization;

namespace ConvertTyped.Semantics;

/// <summary>Numbers written and read as ECMAScript does it.</summary>
internal static partial class JavaScriptNumber
{
    /// <summary>No number is written longer than this.</summary>
    internal const int MaxFormattedLength = 32;

    private const double ExactIntegerLimit = 1L << 53;

    private static ReadOnlySpan<char> Zeros => "000000000000000000000";

    /// <summary><c>Number.prototype.toString()</c>, without allocating; false when <paramref name="destination"/> is too short.</summary>
    internal static bool TryFormat(double value, Span<char> destination, out int charsWritten)
    {
        if (Math.Abs(value) < ExactIntegerLimit && (long)value == value)
            return ((long)value).TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
            return TryFormatShortest(value, destination, out charsWritten);

        var name = double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        var fits = name.TryCopyTo(destination);
        charsWritten = fits ? name.Length : 0;
        return fits;
    }

    internal static string Format(double value)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        TryFormat(value, buffer, out var length);
        return new string(buffer[..length]);
    }

    private static bool TryFormatShortest(double value, Span<char> destination, out int charsWritten)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        var point = ShortestDigits(Math.Abs(value), buffer, out var count);
        ReadOnlySpan<char> digits = buffer[..count];
        var sign = value < 0 ? "-" : "";
        return point switch
        {
            > 21 or <= -6 => TryFormatExponential(sign, digits, point - 1, destination, out charsWritten),
            <= 0 => destination.TryWrite($"{sign}0.{Zeros[..-point]}{digits}", out charsWritten),
            _ when point < count => destination.TryWrite($"{sign}{digits[..point]}.{digits[point..]}", out charsWritten),
            _ => destination.TryWrite($"{sign}{digits}{Zeros[..(point - count)]}", out charsWritten),
        };
    }

    private static bool TryFormatExponential(
        string sign, ReadOnlySpan<char> digits, int exponent, Span<char> destination, out int charsWritten)
    {
        Span<char> buffer = stackalloc char[3];
        Math.Abs(exponent).TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        var point = digits.Length > 1 ? "." : "";
        var mark = exponent < 0 ? "e-" : "e+";
        return destination.TryWrite($"{sign}{digits[..1]}{point}{digits[1..]}{mark}{buffer[..length]}", out charsWritten);
    }

    /// <summary>The fewest digits that read back as <paramref name="value"/>; returns where the decimal point stands among them.</summary>
    private static int ShortestDigits(double value, Span<char> digits, out int count)
    {
        Span<char> buffer = stackalloc char[MaxFormattedLength];
        value.TryFormat(buffer, out var length, "R", CultureInfo.InvariantCulture);
        // The runtime's shortest form of 2^-25 and of 2^-958 reads back as their neighbour.
        if (double.IsPow2(value) && ParseDecimal(buffer[..length]) != value)
            value.TryFormat(buffer, out length, "E16", CultureInfo.InvariantCulture);
        ReadOnlySpan<char> text = buffer[..length];

        var exponent = 0;
        if (text.IndexOf('E') is var mark and >= 0)
        {
            exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);

        var all = digits[..(whole.Length + fraction.Length)];
        var leadingZeros = all.IndexOfAnyExcept('0');
        var significant = all.Trim('0');
        significant.CopyTo(digits);
        count = significant.Length;
        return whole.Length - leadingZeros + exponent;
    }
}
