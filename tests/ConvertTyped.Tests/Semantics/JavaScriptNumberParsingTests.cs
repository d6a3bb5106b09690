using ConvertTyped.Semantics;

namespace ConvertTyped.Tests.Semantics;

public class JavaScriptNumberParsingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\u00A0\uFEFF\u3000", 0)]
    [InlineData("  42\n", 42)]
    [InlineData("+1.5", 1.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("5.", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("1E-2", 0.01)]
    [InlineData("0e99999999999", 0)]
    [InlineData("1e99999999999999999999", double.PositiveInfinity)]
    [InlineData("-1e1000", double.NegativeInfinity)]
    [InlineData("1e-99999999999999999999", 0)]
    [InlineData("0x1F", 31)]
    [InlineData("0Xff", 255)]
    [InlineData("0o17", 15)]
    [InlineData("0B101", 5)]
    [InlineData("0x20000000000001", 9007199254740992)]
    [InlineData("0x20000000000003", 9007199254740996)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("infinity", double.NaN)]
    [InlineData("NaN", double.NaN)]
    [InlineData("-0x10", double.NaN)]
    [InlineData("0x", double.NaN)]
    [InlineData("0b2", double.NaN)]
    [InlineData("0o8", double.NaN)]
    [InlineData("0xfg", double.NaN)]
    [InlineData(".", double.NaN)]
    [InlineData("-", double.NaN)]
    [InlineData("--1", double.NaN)]
    [InlineData("1e", double.NaN)]
    [InlineData("1 2", double.NaN)]
    [InlineData("1\0", double.NaN)]
    [InlineData("1,000", double.NaN)]
    [InlineData("1_000", double.NaN)]
    [InlineData("\u180E1", double.NaN)]
    [InlineData("\u0661", double.NaN)]
    public void Text_is_converted_to_a_number_as_in_JavaScript(string text, double expected) =>
        Assert.Equal(expected, JavaScriptNumber.Parse(text));

    [Fact]
    public void A_digit_far_beyond_the_precision_of_a_double_still_breaks_a_tie()
    {
        var zeros = new string('0', 40);
        Assert.Equal(Math.ScaleB(9007199254740992, 164), JavaScriptNumber.Parse("0x20000000000001" + zeros + "0"));
        Assert.Equal(Math.ScaleB(9007199254740994, 164), JavaScriptNumber.Parse("0x20000000000001" + zeros + "1"));
    }

    [Fact]
    public void A_hexadecimal_number_beyond_the_largest_double_is_infinite()
    {
        Assert.Equal(Math.ScaleB(1, 1020), JavaScriptNumber.Parse("0x1" + new string('0', 255)));
        Assert.Equal(double.PositiveInfinity, JavaScriptNumber.Parse("0x1" + new string('0', 256)));
        Assert.Equal(double.PositiveInfinity, JavaScriptNumber.Parse("0x" + new string('f', 100_000)));
    }

    [Theory]
    [InlineData("42", 42L)]
    [InlineData(" \u2028-7 apples", -7L)]
    [InlineData("+3.99", 3L)]
    [InlineData("1e+21", 1L)]
    [InlineData("0x1Fz", 31L)]
    [InlineData("-0X10", -16L)]
    [InlineData("007", 7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7fffffffffffffff", long.MaxValue)]
    [InlineData("-0x8000000000000000", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("0x8000000000000000", null)]
    [InlineData("99999999999999999999999999", null)]
    [InlineData("0x", null)]
    [InlineData("0xg", null)]
    [InlineData("- 1", null)]
    [InlineData("", null)]
    [InlineData("true", null)]
    [InlineData("\u0661", null)]
    public void A_leading_integer_is_read_if_it_fits_into_64_bits(string text, long? expected)
    {
        Assert.Equal(expected.HasValue, JavaScriptNumber.TryParseLeadingInteger(text, out var value));
        Assert.Equal(expected, expected.HasValue ? value : null);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("\t5.", 5d)]
    [InlineData("-.5kg", -0.5)]
    [InlineData("1e3x", 1000d)]
    [InlineData("1e", 1d)]
    [InlineData("1e+", 1d)]
    [InlineData("1.2.3", 1.2)]
    [InlineData("0x10", 0d)]
    [InlineData("1,5", 1d)]
    [InlineData(".", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("e5", null)]
    [InlineData("Infinity", null)]
    [InlineData("1e999", null)]
    [InlineData("NaN", null)]
    public void A_leading_decimal_is_read_if_it_is_finite(string text, double? expected)
    {
        Assert.Equal(expected.HasValue, JavaScriptNumber.TryParseLeadingDouble(text, out var value));
        Assert.Equal(expected, expected.HasValue ? value : null);
    }

    [Theory]
    [InlineData("1000", 1000d)]
    [InlineData("-1.50", -1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("1,000", 1000d)]
    [InlineData("12,345,678.9", 12345678.9)]
    [InlineData("-1,000", -1000d)]
    [InlineData("0,500", 0.5)]
    [InlineData("0,500,000", 0.5)]
    [InlineData("0,125.5", 0.125)]
    [InlineData("-0,500", -500d)]
    [InlineData("00,500", 500d)]
    [InlineData("1,5", null)]
    [InlineData("0,5", null)]
    [InlineData("1000,000", null)]
    [InlineData("1,0000", null)]
    [InlineData("1,000,", null)]
    [InlineData(",000", null)]
    [InlineData("5.", null)]
    [InlineData(".", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("+1", null)]
    [InlineData("1e3", null)]
    [InlineData(" 1", null)]
    [InlineData("1\n", null)]
    [InlineData("\u0661", null)]
    public void A_numeric_string_is_a_decimal_number_with_optional_thousands_separators(string text, double? expected)
    {
        Assert.Equal(expected.HasValue, JavaScriptNumber.TryParseNumericString(text, out var value));
        Assert.Equal(expected, expected.HasValue ? value : null);
    }

    [Fact]
    public void A_numeric_string_may_be_of_any_length()
    {
        var groups = string.Concat(Enumerable.Repeat(",000", 1000));
        Assert.True(JavaScriptNumber.TryParseNumericString("1" + groups, out var value));
        Assert.Equal(double.PositiveInfinity, value);
        Assert.True(JavaScriptNumber.TryParseNumericString("1" + groups[..400] + "." + groups[1..4], out value));
        Assert.Equal(1e300, value);
    }

    [Fact]
    public void Reading_numbers_allocates_nothing() =>
        Assert.Equal(0, Allocations.Of(() =>
        {
            JavaScriptNumber.Parse(" -1.5e3 ");
            JavaScriptNumber.Parse("0xff");
            _ = JavaScriptNumber.TryParseLeadingInteger("12px", out _);
            _ = JavaScriptNumber.TryParseLeadingDouble("1.5em", out _);
            _ = JavaScriptNumber.TryParseNumericString("12,345.6", out _);
        }));
}
