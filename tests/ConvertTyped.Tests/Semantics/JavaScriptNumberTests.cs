using ConvertTyped.Semantics;

namespace ConvertTyped.Tests.Semantics;

public class JavaScriptNumberTests
{
    [Theory]
    [InlineData(0d, "0")]
    [InlineData(1d, "1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(4.35, "4.35")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.5e21, "-1.5e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(123456789012345680000d, "123456789012345680000")]
    [InlineData(999999999999999900000d, "999999999999999900000")]
    [InlineData(9007199254740991d, "9007199254740991")]
    [InlineData(9007199254740992d, "9007199254740992")]
    [InlineData(-9223372036854775808d, "-9223372036854776000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-0.0000012345678901234567, "-0.0000012345678901234567")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(2.2250738585072014e-308, "2.2250738585072014e-308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_is_written_as_JavaScript_writes_it(double value, string expected)
    {
        Assert.Equal(expected, JavaScriptNumber.Format(value));
        Assert.True(expected.Length <= JavaScriptNumber.MaxFormattedLength);
    }

    [Fact]
    public void Negative_zero_is_written_without_its_sign() => Assert.Equal("0", JavaScriptNumber.Format(-0d));

    [Theory]
    [InlineData(-25, "2.9802322387695312e-8")]
    [InlineData(-958, "4.1045368012983762e-289")]
    public void A_power_of_two_is_never_written_as_its_neighbor(int exponent, string expected) =>
        Assert.Equal(expected, JavaScriptNumber.Format(Math.ScaleB(1, exponent)));

    [Theory]
    [InlineData(123d, 2)]
    [InlineData(0.5, 2)]
    [InlineData(1e-7, 3)]
    [InlineData(double.NaN, 2)]
    public void A_buffer_that_is_too_short_is_rejected(double value, int length)
    {
        Assert.False(JavaScriptNumber.TryFormat(value, new char[length], out var written));
        Assert.Equal(0, written);
        Assert.True(JavaScriptNumber.TryFormat(value, new char[JavaScriptNumber.MaxFormattedLength], out _));
    }

    [Fact]
    public void Formatting_allocates_nothing()
    {
        double[] values = [0, 42, -1.5, 1e21, 1e-7, 0.1, double.NaN, Math.ScaleB(1, -25)];
        Assert.Equal(0, Allocations.Of(() =>
        {
            Span<char> buffer = stackalloc char[JavaScriptNumber.MaxFormattedLength];
            foreach (var value in values)
                JavaScriptNumber.TryFormat(value, buffer, out _);
        }));
    }
}
