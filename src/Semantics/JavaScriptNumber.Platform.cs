using System.Globalization;

namespace ConvertTyped.Semantics;

/// <content>The operations that differ between .NET and .NET Standard: writing to spans, reading from them, and the shortest digits.</content>
internal static partial class JavaScriptNumber
{
    private const NumberStyles DecimalStyle = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

#if NET
    private static int WriteInteger(long value, Span<char> destination)
    {
        value.TryFormat(destination, out var length, default, CultureInfo.InvariantCulture);
        return length;
    }

    private static int WriteRoundTrip(double value, Span<char> destination)
    {
        value.TryFormat(destination, out var length, "R", CultureInfo.InvariantCulture);
        // The runtime's shortest forms of 2^-25 and 2^-958 are read back as neighboring numbers.
        if (double.IsPow2(value) && ParseDecimal(destination[..length]) != value)
            value.TryFormat(destination, out length, "E16", CultureInfo.InvariantCulture);
        return length;
    }

    private static double ParseDecimal(ReadOnlySpan<char> text) => double.Parse(text, DecimalStyle, CultureInfo.InvariantCulture);
#else
    private static int WriteInteger(long value, Span<char> destination) => Write(value.ToString(CultureInfo.InvariantCulture), destination);

    // "R" is not the shortest form on .NET Framework, which the compiler may run on.
    private static int WriteRoundTrip(double value, Span<char> destination)
    {
        const int MaxDecimals = 16;
        var decimals = 0;
        while (decimals < MaxDecimals && ParseDecimal(Scientific(value, decimals).AsSpan()) != value)
            decimals++;
        return Write(Scientific(value, decimals), destination);
    }

    private static string Scientific(double value, int decimals) => value.ToString($"E{decimals}", CultureInfo.InvariantCulture);

    private static int Write(string text, Span<char> destination)
    {
        text.AsSpan().CopyTo(destination);
        return text.Length;
    }

    // .NET Framework rejects numbers that are too large for a double.
    private static double ParseDecimal(ReadOnlySpan<char> text) =>
        double.TryParse(text.ToString(), DecimalStyle, CultureInfo.InvariantCulture, out var value) ? value : double.PositiveInfinity;
#endif
}
