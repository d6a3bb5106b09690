using ConvertTyped.Attributes;
using ConvertTyped.Semantics;

namespace ConvertTyped.Tests.Semantics;

public class JavaScriptTextTests
{
    private const string WhiteSpace =
        "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    [Fact]
    public void White_space_is_defined_as_in_JavaScript()
    {
        var found = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(JavaScriptText.IsWhiteSpace);
        Assert.Equal(WhiteSpace, string.Concat(found));
    }

    [Fact]
    public void Blank_text_is_empty_or_consists_of_white_space()
    {
        Assert.True(JavaScriptText.IsBlank(""));
        Assert.True(JavaScriptText.IsBlank(WhiteSpace));
        Assert.False(JavaScriptText.IsBlank(WhiteSpace + "\u200B"));
    }

    [Theory]
    [InlineData("ABC xyz 1", "abc xyz 1")]
    [InlineData("ÀÉÞ ÷", "àéþ ÷")]
    [InlineData("\u0130stanbul I", "i\u0307stanbul i")]
    [InlineData("\u0131", "\u0131")]
    [InlineData("\u212A\u212B\u2126", "kåω")]
    [InlineData("\u1E9E", "ß")]
    [InlineData("ǅǈ", "ǆǉ")]
    [InlineData("\u24B6\u2160", "\u24D0\u2170")]
    [InlineData("ᲐᎠᏮ", "აꭰꮾ")]
    [InlineData("\u1C89\uA7CB\uA7DA\uA7D2", "\u1C8A\u0264\uA7DB\uA7D3")]
    [InlineData("\U00010400\U0001E900\U00016EA0", "\U00010428\U0001E922\U00016EBB")]
    [InlineData("ΑΣ", "ας")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣΑ ΑΣ ΣΑ", "ασα ας σα")]
    [InlineData("ΑΣΣ", "ασς")]
    [InlineData("Α'Σ'.", "α'ς'.")]
    [InlineData("ΑΣ\u0301Α", "ασ\u0301α")]
    [InlineData("Α\u0301Σ\u00AD1", "α\u0301ς\u00AD1")]
    [InlineData("1Σ", "1σ")]
    [InlineData("\U00010400Σ\U0001D165", "\U00010428ς\U0001D165")]
    [InlineData("ΑΣ\U00010400", "ασ\U00010428")]
    [InlineData("\u24B6Σ\u2160", "\u24D0σ\u2170")]
    [InlineData("ʰΣ", "ʰσ")]
    public void Lowercasing_follows_Unicode_on_every_platform(string source, string expected)
    {
        var buffer = new char[JavaScriptLowerCase.LengthBound(source.Length)];
        var written = JavaScriptLowerCase.Write(source, buffer);

        Assert.Equal(expected, new string(buffer, 0, written));
        Assert.Equal(expected, JavaScriptLowerCase.Convert(source));
        Assert.True(JavaScriptLowerCase.Matches(source, expected));
        Assert.False(JavaScriptLowerCase.Matches(source, expected + "x"));
        Assert.False(JavaScriptLowerCase.Matches(source, expected.AsSpan(1)));
    }

    [Fact]
    public void A_lone_surrogate_is_not_changed()
    {
        Assert.Equal("a\uD801b\uDC00", JavaScriptLowerCase.Convert("A\uD801B\uDC00"));
        Assert.True(JavaScriptLowerCase.Matches("\uDC00\uD801A", "\uDC00\uD801a"));
        Assert.False(JavaScriptLowerCase.Matches("\uDC00", "\uD801"));
    }

    [Fact]
    public void Lowercasing_a_letter_twice_gives_the_same_result_as_lowercasing_it_once()
    {
        var lowered = Enumerable.Range(0x80, 0x10FFFF - 0x80 + 1).Where(c => JavaScriptCaseTable.ToLower(c) != c).ToList();
        Assert.Equal(1461, lowered.Count);
        Assert.All(lowered, c => Assert.Equal(JavaScriptCaseTable.ToLower(c), JavaScriptCaseTable.ToLower(JavaScriptCaseTable.ToLower(c))));
        Assert.Equal(84_905_019, lowered.Sum(c => (long)(c ^ JavaScriptCaseTable.ToLower(c)) * (c % 31 + 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("already lower 1")]
    [InlineData("já nízko")]
    public void Text_in_lower_case_is_returned_unchanged(string source) =>
        Assert.Same(source, JavaScriptLowerCase.Convert(source));

    [Theory]
    [InlineData("ABC", "abd")]
    [InlineData("ABC", "ABC")]
    [InlineData("é", "É")]
    [InlineData("ΑΣ", "ασ")]
    [InlineData("\u0130", "i")]
    [InlineData("İİ", "i\u0307i")]
    [InlineData("k", "\u212A")]
    public void Text_does_not_match_a_string_that_is_not_its_lower_case(string text, string other) =>
        Assert.False(JavaScriptLowerCase.Matches(text, other));

    [Fact]
    public void Text_of_any_length_is_converted_to_lower_case_and_compared()
    {
        var source = string.Concat(Enumerable.Repeat("Ab\u0130Σ ", 20_000));
        var expected = string.Concat(Enumerable.Repeat("abi\u0307ς ", 20_000));
        Assert.Equal(expected, JavaScriptLowerCase.Convert(source));
        Assert.True(JavaScriptLowerCase.Matches(source, expected));
    }

    [Fact]
    public void Writing_lower_case_text_to_a_buffer_and_comparing_text_allocate_nothing()
    {
        const string source = "Ünï ΑΣ ASCII \U00010400";
        var buffer = new char[JavaScriptLowerCase.LengthBound(source.Length)];
        Assert.Equal(0, Allocations.Of(() =>
        {
            JavaScriptLowerCase.Write(source, buffer);
            JavaScriptLowerCase.Matches(source, "ünï ας ascii \U00010428");
            JavaScriptLowerCase.Matches("ASCII", "ascii");
        }));
    }
}
