using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class FlagAccessorTests
{
    private static TestProject Project(string statements, string members = "") => FlagProject.Of(statements, members) with { Generates = true };

    [Theory]
    [InlineData("await features.IsEnabledAsync({|CVT1016:\"checkout-banner\"|});", "'checkout-banner' has a typed accessor: Features.CheckoutBanner")]
    [InlineData("await variants.IsEnabledAsync({|CVT1016:\"checkout-experiment\"|}, cancellationToken).ConfigureAwait(false);", "'checkout-experiment' has a typed accessor: Experiences.CheckoutExperiment")]
    [InlineData("_ = features.IsEnabledAsync({|CVT1016:\"checkout-banner\"|});", "'checkout-banner' has a constant: FeatureKeys.CheckoutBanner")]
    [InlineData("await variants.GetVariantAsync({|CVT1016:\"checkout-experiment\"|}, cancellationToken);", "'checkout-experiment' has a constant: ExperienceKeys.CheckoutExperiment")]
    [InlineData("await features.IsEnabledAsync(/* the banner */ {|CVT1016:\"checkout-banner\"|});", "'checkout-banner' has a constant: FeatureKeys.CheckoutBanner")]
    public async Task A_flag_name_with_an_accessor_is_reported(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Project(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Theory]
    [InlineData("await features.IsEnabledAsync(\"OwnFlag\");")]
    [InlineData("await features.IsEnabledAsync(unknown);")]
    [InlineData("await features.IsEnabledAsync(FeatureKeys.CheckoutBanner);")]
    [InlineData("await features.IsEnabledAsync(\"season-banner\");")]
    [InlineData("((IServiceCollection)null!).AddFeatureManagement().WithVariantService<string>(\"OwnFlag\");")]
    public Task Application_defined_flags_retired_features_unknown_values_and_generated_constants_are_not_reported(string line) => Analysis.FindsTheMarkedAsync(Project(line));

    [Fact]
    public Task A_name_in_a_feature_gate_is_reported() => Analysis.FindsTheMarkedAsync(Project("", "[FeatureGate(\"OwnFlag\", {|CVT1016:\"express-pay\"|})] public static IActionResult Gated() => new OkResult();"));

    [Fact]
    public Task Without_the_bridge_nothing_is_reported() => Analysis.FindsTheMarkedAsync(Project("await features.IsEnabledAsync(\"checkout-banner\");") with { HasBridge = false });

    [Fact]
    public async Task Before_CSharp_14_the_accessor_is_reached_through_a_method()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Project("await features.IsEnabledAsync({|CVT1016:\"checkout-banner\"|});") with { Language = LanguageVersion.CSharp13 }));
        Assert.Equal("'checkout-banner' has a typed accessor: Features().CheckoutBanner", found.GetMessage(null));
    }
}
