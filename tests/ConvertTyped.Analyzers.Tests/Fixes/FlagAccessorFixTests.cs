using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class FlagAccessorFixTests
{
    private static readonly FlagAccessorFix Fix = new();

    private static TestProject Project(string statements, string members = "") => FlagProject.Of(statements, members) with { Generates = true };

    [Theory]
    [InlineData("if (await features.IsEnabledAsync(\"checkout-banner\")) { }", "if ((await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled) { }")]
    [InlineData("var isOn = !await features.IsEnabledAsync(\"checkout-banner\"); _ = isOn;", "var isOn = !(await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled; _ = isOn;")]
    [InlineData("if (await this.Own().IsEnabledAsync(\"checkout-banner\") && unknown.Length > 0) { }", "if ((await this.Own().GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled && unknown.Length > 0) { }")]
    [InlineData("if (await features.IsEnabledAsync(\"express-pay\", visitor).ConfigureAwait(false)) { }", "if ((await features.GetConvertContextAsync(visitor).ConfigureAwait(false)).Features.ExpressPay.IsEnabled) { }")]
    [InlineData("if (await features.IsEnabledAsync<TargetingContext>(context: visitor, feature: \"express-pay\")) { }", "if ((await features.GetConvertContextAsync(context: visitor)).Features.ExpressPay.IsEnabled) { }")]
    [InlineData("if (await variants.IsEnabledAsync(\"express-pay\", cancellationToken)) { }", "if ((await variants.GetConvertContextAsync(cancellationToken)).Features.ExpressPay.IsEnabled) { }")]
    [InlineData("if (await variants.IsEnabledAsync(\"express-pay\", visitor, cancellationToken)) { }", "if ((await variants.GetConvertContextAsync(visitor, cancellationToken)).Features.ExpressPay.IsEnabled) { }")]
    [InlineData("if (await snapshot.IsEnabledAsync(\"checkout-experiment\")) { }", "if ((await snapshot.GetConvertContextAsync()).Experiences.CheckoutExperiment.Result is not null) { }")]
    [InlineData("if (!await snapshot.IsEnabledAsync(\"checkout-experiment\")) { }", "if (!((await snapshot.GetConvertContextAsync()).Experiences.CheckoutExperiment.Result is not null)) { }")]
    [InlineData("await features.IsEnabledAsync(\"checkout-banner\");", "_ = (await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled;")]
    [InlineData("_ = features.IsEnabledAsync(\"checkout-banner\");", "_ = features.IsEnabledAsync(FeatureKeys.CheckoutBanner);")]
    [InlineData("_ = await Task.WhenAll(features.IsEnabledAsync(\"checkout-banner\"));", "_ = await Task.WhenAll(features.IsEnabledAsync(FeatureKeys.CheckoutBanner));")]
    [InlineData("_ = await variants.GetVariantAsync(\"checkout-experiment\", cancellationToken);", "_ = await variants.GetVariantAsync(ExperienceKeys.CheckoutExperiment, cancellationToken);")]
    [InlineData("_ = await features.IsEnabledAsync(unknown.Length > 0 ? \"checkout-banner\" : \"OwnFlag\");", "_ = await features.IsEnabledAsync(unknown.Length > 0 ? FeatureKeys.CheckoutBanner : \"OwnFlag\");")]
    [InlineData("_ = await features.IsEnabledAsync(/* the banner */ \"checkout-banner\");", "_ = await features.IsEnabledAsync(/* the banner */ FeatureKeys.CheckoutBanner);")]
    public async Task The_fix_replaces_a_call_with_the_accessor_or_a_flag_name_with_the_constant(string before, string after) =>
        Assert.Contains(after + "\n", await Fixing.FirstAsync(Fix, Project(before, "private IFeatureManager Own() => features;")), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_feature_gate_the_name_is_replaced_with_the_constant() => Assert.Contains(
        "[FeatureGate(RequirementType.Any, \"OwnFlag\", FeatureKeys.ExpressPay)]",
        await Fixing.FirstAsync(Fix, Project("", "[FeatureGate(RequirementType.Any, \"OwnFlag\", \"express-pay\")] public static IActionResult Gated() => new OkResult();")),
        StringComparison.Ordinal);

    [Fact]
    public async Task In_an_async_lambda_the_call_is_replaced_with_the_accessor() => Assert.Contains(
        "async (IFeatureManager own) => (await own.GetConvertContextAsync()).Experiences.CheckoutExperiment.Result is not null;",
        await Fixing.FirstAsync(Fix, Project("Func<IFeatureManager, Task<bool>> isIn = async (IFeatureManager own) => await own.IsEnabledAsync(\"checkout-experiment\"); _ = isIn;")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Before_CSharp_14_the_accessor_is_reached_through_a_method() => Assert.Contains(
        "(await features.GetConvertContextAsync()).Features().CheckoutBanner.IsEnabled",
        await Fixing.FirstAsync(Fix, Project("if (await features.IsEnabledAsync(\"checkout-banner\")) { }") with { Language = LanguageVersion.CSharp13 }),
        StringComparison.Ordinal);

    [Fact]
    public async Task All_names_that_Convert_defines_are_replaced_at_once()
    {
        var all = await Fixing.AllAsync(Fix, Project("""
            if (await features.IsEnabledAsync("checkout-banner") && !await features.IsEnabledAsync("express-pay") && await features.IsEnabledAsync("OwnFlag"))
                _ = await variants.GetVariantAsync("checkout-banner", cancellationToken);
            """));
        Assert.Contains(
            "if ((await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled && !(await features.GetConvertContextAsync()).Features.ExpressPay.IsEnabled && await features.IsEnabledAsync(\"OwnFlag\"))",
            all,
            StringComparison.Ordinal);
        Assert.Contains("GetVariantAsync(FeatureKeys.CheckoutBanner, cancellationToken)", all, StringComparison.Ordinal);
    }
}
