using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Overrides;

public sealed class ForcedVariationTests
{
    [Theory]
    [InlineData("{|CVT1011:CheckoutExperimentVariation.None|}", "None")]
    [InlineData("{|CVT1011:CheckoutExperimentVariation.Unrecognized|}", "Unrecognized")]
    [InlineData("variation: {|CVT1011:default|}", "None")]
    [InlineData("{|CVT1011:(CheckoutExperimentVariation)1|}", "Unrecognized")]
    [InlineData("isNew ? {|CVT1011:CheckoutExperimentVariation.None|} : CheckoutExperimentVariation.Treatment", "None")]
    [InlineData("isNew switch { true => CheckoutExperimentVariation.Control, _ => {|CVT1011:CheckoutExperimentVariation.None|} }", "None")]
    public async Task What_is_no_variation_cannot_be_forced(string argument, string name)
    {
        Reported found = Assert.Single(await Analysis.FindsTheMarkedAsync(Forcing(argument)));
        Assert.Equal($"'{name}' is none of the config's variations; Exclude gives nobody any", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("CheckoutExperimentVariation.Control")]
    [InlineData("isNew ? CheckoutExperimentVariation.Control : CheckoutExperimentVariation.Treatment")]
    [InlineData("unknown")]
    public Task A_variation_can_be_forced(string argument) => Analysis.FindsTheMarkedAsync(Forcing(argument));

    [Fact]
    public Task Other_methods_may_take_what_they_like() => Analysis.FindsTheMarkedAsync(Forcing("Own(CheckoutExperimentVariation.None)"));

    private static TestProject Forcing(string argument) => TestProject.Of($$"""
        using System.ComponentModel.DataAnnotations;
        using Shop;

        internal static class Program
        {
            public static void Force(ConvertTyped.Testing.TestConvert convert, bool isNew, CheckoutExperimentVariation unknown) =>
                convert.Experiences.CheckoutExperiment.Force({{argument}});

            private static CheckoutExperimentVariation Own([DeniedValues(CheckoutExperimentVariation.None)] CheckoutExperimentVariation variation) => variation;
        }
        """) with { Generates = true, Tests = true };
}
