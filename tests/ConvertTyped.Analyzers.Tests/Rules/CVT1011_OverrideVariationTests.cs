using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class OverrideVariationTests
{
    [Theory]
    [InlineData("{|CVT1011:CheckoutExperimentVariation.None|}", "None")]
    [InlineData("{|CVT1011:CheckoutExperimentVariation.Unrecognized|}", "Unrecognized")]
    [InlineData("variation: {|CVT1011:default|}", "None")]
    [InlineData("{|CVT1011:(CheckoutExperimentVariation)1|}", "Unrecognized")]
    [InlineData("isNew ? {|CVT1011:CheckoutExperimentVariation.None|} : CheckoutExperimentVariation.Treatment", "None")]
    [InlineData("isNew switch { true => CheckoutExperimentVariation.Control, _ => {|CVT1011:CheckoutExperimentVariation.None|} }", "None")]
    public async Task An_override_cannot_use_the_members_None_or_Unrecognized(string argument, string name)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Forcing(argument)));
        Assert.Equal($"'{name}' is not a variation of the experience, so an override cannot use it; to leave visitors out of the experience, call Exclude()", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("CheckoutExperimentVariation.Control")]
    [InlineData("isNew ? CheckoutExperimentVariation.Control : CheckoutExperimentVariation.Treatment")]
    [InlineData("unknown")]
    public Task An_override_can_use_a_variation(string argument) => Analysis.FindsTheMarkedAsync(Forcing(argument));

    [Theory]
    [InlineData("")]
    [InlineData("[Serializable]")]
    [InlineData("[Description(\"ConvertTyped.Generator\")]")]
    [InlineData("[GeneratedCode(\"Another\", \"1\")]")]
    public Task Methods_that_the_generator_did_not_create_are_not_checked(string madeBy) => Analysis.FindsTheMarkedAsync(Forcing("Other.Take(CheckoutExperimentVariation.None)", madeBy));

    [Fact]
    public Task Incomplete_code_causes_no_exception() =>
        Analysis.FindsTheMarkedAsync(Forcing("Other.Take(CheckoutExperimentVariation.None)", "[GeneratedCode]"), isUnfinished: true);

    [Theory]
    [InlineData("Other.Take({|CVT1011:CheckoutExperimentVariation.None|})")]
    [InlineData("Other.Allow(CheckoutExperimentVariation.None)")]
    [InlineData("Other.Count(1)")]
    public Task Only_enum_values_that_the_parameter_denies_are_reported(string argument) => Analysis.FindsTheMarkedAsync(Forcing(argument, "[GeneratedCode(\"ConvertTyped.Generator\", \"1\")]"));

    private static TestProject Forcing(string argument, string madeBy = "") => TestProject.Of($$"""
        using System;
        using System.CodeDom.Compiler;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using Shop;

        internal static class Program
        {
            public static void Force(ConvertTyped.Testing.TestConvert convert, bool isNew, CheckoutExperimentVariation unknown) =>
                convert.Experiences.CheckoutExperiment.Force({{argument}});
        }

        {{madeBy}}
        internal static class Other
        {
            public static CheckoutExperimentVariation Take([DeniedValues(CheckoutExperimentVariation.None)] CheckoutExperimentVariation variation) => variation;
            public static CheckoutExperimentVariation Allow([AllowedValues(CheckoutExperimentVariation.None)] CheckoutExperimentVariation variation) => variation;
            public static CheckoutExperimentVariation Count([DeniedValues(1)] int variations) => default;
        }
        """) with { Generates = true, Tests = true };
}
