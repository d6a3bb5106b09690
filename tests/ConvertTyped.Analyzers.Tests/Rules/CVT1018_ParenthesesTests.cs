using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class ParenthesesTests
{
    [Theory]
    [InlineData("_ = context.{|CVT1018:Features|}().CheckoutBanner.Headline;")]
    [InlineData("context.{|CVT1018:Goals|} () .AddToCart.Track();")]
    [InlineData("_ = unknown.Length + context?.{|CVT1018:Experiences|}().CheckoutExperiment.Variation.ToString();")]
    [InlineData("_ = core.CreateContext(\"v\").{|CVT1018:Segments|}().UsVisitors.Run();")]
    [InlineData("_ = new[] { context }.Select(c => c.{|CVT1018:Features|}().CheckoutBanner.IsEnabled);")]
    [InlineData("_ = context?.With(isNew ? null : null).{|CVT1018:Features|}().CheckoutBanner.Headline;")]
    [InlineData("_ = context?.With(isNew ? null : null)?.{|CVT1018:Features|}().CheckoutBanner.Headline;")]
    public async Task Parentheses_are_reported_in_CSharp_14(string statement)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Generated(statement), isUnfinished: true));
        Assert.EndsWith("is a property in C# 14; remove the parentheses", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = context.{|CVT1018:Features|}.CheckoutBanner.Headline;")]
    [InlineData("_ = context?.{|CVT1018:Experiences|}.CheckoutExperiment.Variation;")]
    public async Task Missing_parentheses_are_reported_before_CSharp_14(string statement)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Generated(statement) with { Language = LanguageVersion.CSharp13 }, isUnfinished: true));
        Assert.EndsWith("is a method before C# 14; add parentheses", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = context.Features.CheckoutBanner.Headline;", LanguageVersion.CSharp14)]
    [InlineData("_ = context.Features().CheckoutBanner.Headline; Func<Features> features = context.Features;", LanguageVersion.CSharp13)]
    [InlineData("_ = new Own().Features() + new Own().Goals;", LanguageVersion.CSharp14)]
    [InlineData("_ = new Own().Features() + new Own().Goals;", LanguageVersion.CSharp13)]
    public Task Code_that_compiles_is_not_reported(string statement, LanguageVersion language) =>
        Analysis.FindsTheMarkedAsync(Generated(statement) with { Language = language });

    [Fact]
    public Task Both_forms_compile_if_the_project_generates_both() => Analysis.FindsTheMarkedAsync(
        Generated("_ = context.Features.CheckoutBanner.Headline + context.Features().CheckoutBanner.Headline;") with { GlobalConfig = "build_property.ConvertTypedExtensionMethods = true" });

    [Fact]
    public Task Code_that_does_not_compile_either_way_is_not_reported() =>
        Analysis.FindsTheMarkedAsync(Generated("_ = context.Features().CheckoutBanner; _ = new Own().Segments();") with { AdditionalFiles = new Dictionary<string, string>() }, isUnfinished: true);

    [Fact]
    public Task Overrides_in_tests_are_checked_too() => Analysis.FindsTheMarkedAsync(
        Generated("new ConvertTyped.Testing.TestConvert().{|CVT1018:Features|}().CheckoutBanner.Enable();") with { Tests = true }, isUnfinished: true);

    internal static TestProject Generated(string statement) => TestProject.Of(Code.Lines(
        statement, "private sealed class Own { public string Features() => \"\"; public string Goals => \"\"; }")) with { Generates = true };
}
