using ConvertTyped.Patterns;

namespace ConvertTyped.Tests.Semantics;

public class JavaScriptPatternSyntaxTests
{
    [Theory]
    [InlineData("[\\k]")]
    [InlineData("\\k<a>")]
    [InlineData("\\k<a>(?<a>x)")]
    [InlineData("(?<a\\u003e.)")]
    [InlineData("(?<\\u0061>x)\\k<a>")]
    [InlineData("(?<\\u{61}>x)\\k<\\u0061>")]
    [InlineData("(?<\\ud835\\udc9c>.)")]
    [InlineData("(?<\uD835\uDC9C>.)")]
    [InlineData("(?<$_>.)")]
    [InlineData("(?<a\u200D>.)")]
    [InlineData("(?=a)*")]
    [InlineData("(?:(?<=a))?")]
    [InlineData("a*?")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{1")]
    [InlineData("{,1}")]
    [InlineData("a{,1}")]
    [InlineData("a{99999999999999,99999999999}")]
    [InlineData("a{2147483648,2147483647}")]
    [InlineData("a{2147483648}")]
    [InlineData("x{1,}?")]
    [InlineData("[a-\\d]")]
    [InlineData("[\\d-a]")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData("]")]
    [InlineData("[]]")]
    [InlineData("\\c")]
    [InlineData("\\u{99999999999}")]
    [InlineData("\\p{L}")]
    [InlineData("\\08")]
    [InlineData("|")]
    [InlineData("(|)")]
    [InlineData("[\\x41-\\u0042]")]
    [InlineData("[+--]")]
    [InlineData("[--a]")]
    [InlineData("(?<a\u203F>)")]
    [InlineData("(?<\u2118>)")]
    [InlineData("(?<a\u00B7>)")]
    [InlineData("(?<\u309B>)")]
    [InlineData("(?<a\u1369>)")]
    [InlineData("(?<\u2160>)")]
    [InlineData("(?<a\uFE0F>)")]
    [InlineData("[[:alpha:]]")]
    [InlineData("\\Aa\\z")]
    [InlineData("[a&&b]")]
    public void A_pattern_that_JavaScript_accepts_is_accepted(string pattern) =>
        Assert.NotNull(JavaScriptPattern.TryCreate(pattern));

    [Theory]
    [InlineData("(?<a>.)[\\k]")]
    [InlineData("(?<a>.)\\k")]
    [InlineData("(?<a>x)(?<a>y)")]
    [InlineData("(?<a>x)|(?<a>y)")]
    [InlineData("(?<1a>.)")]
    [InlineData("(?<a-b>.)")]
    [InlineData("(?<>.)")]
    [InlineData("(?<a")]
    [InlineData("(?<a>")]
    [InlineData("(?i:a)")]
    [InlineData("(?-i:a)")]
    [InlineData("(?<=a)*")]
    [InlineData("(?<!a)?")]
    [InlineData("^*")]
    [InlineData("$+")]
    [InlineData("\\b+")]
    [InlineData("\\B{2}")]
    [InlineData("a**")]
    [InlineData("a*??")]
    [InlineData("a*+")]
    [InlineData("a{1}{2}")]
    [InlineData("{1}")]
    [InlineData("a{2,1}")]
    [InlineData("a{99999999999999,5}")]
    [InlineData("a{2147483647,2147483646}")]
    [InlineData("[b-a]")]
    [InlineData("[a-")]
    [InlineData("[")]
    [InlineData("\\")]
    [InlineData("a\\")]
    [InlineData("[\\")]
    [InlineData("(")]
    [InlineData("(?")]
    [InlineData("(?:")]
    [InlineData("(?a)")]
    [InlineData("(?<")]
    [InlineData("(?=")]
    [InlineData("(?!")]
    [InlineData("(?<=")]
    [InlineData(")")]
    [InlineData("a)")]
    [InlineData("[\\c-a]")]
    [InlineData("a|*")]
    [InlineData("(?#x)")]
    [InlineData("(?>a)")]
    [InlineData("a++")]
    [InlineData("(?<n>a)\\k<b>")]
    [InlineData("(?<n>a)\\k<n")]
    [InlineData("(?<n>a)\\kn")]
    [InlineData("\\k<n(?<n>a)")]
    [InlineData("(?=a){2,1}")]
    [InlineData("[z-\\b]")]
    [InlineData("(?<\\>x)")]
    [InlineData("(?<\\u>x)")]
    [InlineData("(?<\\u{110000}>x)")]
    [InlineData("(?<a\\ud835>x)")]
    [InlineData("(?<\\ud835\\u0061>x)")]
    [InlineData("(?<\uFF3F>)")]
    [InlineData("(?<\u2E2F>)")]
    [InlineData("(?P<n>a)")]
    [InlineData("(?P=n)")]
    [InlineData("(?(1)a|b)")]
    [InlineData("a{2}+")]
    [InlineData("*a")]
    [InlineData("+")]
    [InlineData("?")]
    [InlineData("a|?")]
    [InlineData("(*)")]
    [InlineData("(?:*)")]
    [InlineData("(?<n>)(?<n>)")]
    public void A_pattern_that_JavaScript_rejects_is_rejected(string pattern) =>
        Assert.Null(JavaScriptPattern.TryCreate(pattern));

    [Fact]
    public void A_group_name_cannot_contain_a_lone_surrogate()
    {
        Assert.Null(JavaScriptPattern.TryCreate("(?<\uD835>x)"));
        Assert.Null(JavaScriptPattern.TryCreate("(?<a\uDC9C>x)"));
        Assert.NotNull(JavaScriptPattern.TryCreate("(?<\uD835\uDC9C>x)"));
    }

    [Fact]
    public void The_depth_and_the_number_of_groups_are_limited()
    {
        Assert.NotNull(JavaScriptPattern.TryCreate(Nested(240)));
        Assert.Null(JavaScriptPattern.TryCreate(Nested(1_000_000)));
        Assert.Null(JavaScriptPattern.TryCreate(new string('(', 1_000_000)));
        Assert.NotNull(JavaScriptPattern.TryCreate(Repeated("()", 32_767)));
        Assert.Null(JavaScriptPattern.TryCreate(Repeated("()", 32_768)));
    }

    [Fact]
    public void A_pattern_whose_translation_would_be_too_long_is_rejected()
    {
        const int depth = 60;
        Assert.Null(JavaScriptPattern.TryCreate(Repeated("(?:(a)?", depth) + Repeated(")+", depth) + "\\1"));
    }

    private static string Nested(int depth) => Repeated("(?:", depth) + "a" + Repeated(")", depth);

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
