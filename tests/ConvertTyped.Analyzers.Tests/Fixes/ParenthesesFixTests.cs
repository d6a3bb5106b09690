using ConvertTyped.Analyzers.Tests.Rules;
using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class ParenthesesFixTests
{
    private const string Methods = "context.Goals().AddToCart.Track(); _ = context.Features().CheckoutBanner.Headline + context?.Experiences() /* all */ .CheckoutExperiment.Variation;";
    private const string Properties = "context.Goals.AddToCart.Track(); _ = context.Features.CheckoutBanner.Headline + context?.Experiences /* all */ .CheckoutExperiment.Variation;";

    private static readonly ParenthesesFix Fix = new();

    [Fact]
    public async Task Parentheses_are_removed_in_CSharp_14() =>
        Assert.Equal(Source(Properties), await Fixing.AllAsync(Fix, ParenthesesTests.Generated(Methods), isUnfinished: true));

    [Fact]
    public async Task Parentheses_are_added_before_CSharp_14() =>
        Assert.Equal(Source(Methods), await Fixing.AllAsync(Fix, ParenthesesTests.Generated(Properties) with { Language = LanguageVersion.CSharp13 }, isUnfinished: true));

    private static string Source(string statements) => ParenthesesTests.Generated(statements).Sources["Program.cs"];
}
