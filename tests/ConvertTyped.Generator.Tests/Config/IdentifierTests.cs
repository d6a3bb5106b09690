using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Config;

public class IdentifierTests
{
    [Theory]
    [InlineData("checkout-banner", "CheckoutBanner")]
    [InlineData("checkout_banner", "CheckoutBanner")]
    [InlineData("checkoutBanner", "CheckoutBanner")]
    [InlineData("class", "Class")]
    [InlineData("to-string", "ToString")]
    [InlineData("100299456-original-page", "_100299456OriginalPage")]
    [InlineData("équipe", "Équipe")]
    [InlineData("e\u0301quipe", "E\u0301quipe")]
    [InlineData("日本", "日本")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a.b c", "ABC")]
    [InlineData("HTMLBlock", "HTMLBlock")]
    [InlineData("v2-banner", "V2Banner")]
    [InlineData("  spaces  ", "Spaces")]
    [InlineData("\u0661-x", "_\u0661X")]
    [InlineData("a\u0000b\u2028c", "ABC")]
    [InlineData("x\ud83d\ude00y", "XY")]
    [InlineData("x\ud800y", "XY")]
    [InlineData("\ud835\udd38", "")]
    [InlineData("---", "")]
    [InlineData("_", "")]
    [InlineData("\u0301", "")]
    [InlineData("", "")]
    public void The_words_of_a_key_form_a_name_in_Pascal_case(string key, string name) => Assert.Equal(name, Identifier.From(key));

    [Fact]
    public void A_key_with_any_character_becomes_a_valid_name_or_an_empty_name()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var key in new[] { $"{(char)c}", $"a{(char)c}b" })
            {
                var name = Identifier.From(key);
                Assert.True(name.Length == 0 || SyntaxFacts.IsValidIdentifier(name), $"U+{c:X4}");
            }
        }
    }

    [Fact]
    public void Names_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("InstantIdea", Identifier.From("instant-idea"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
