using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownFeatureTests
{
    [Theory]
    [InlineData("""context.RunFeature({|CVT1002:"checkout-baner"|});""", "The config has no feature with the key 'checkout-baner'; did you mean 'checkout-banner'?")]
    [InlineData("""context.RunFeature({|CVT1002:"Checkout-Banner"|});""", "The config has no feature with the key 'Checkout-Banner'; it has 'checkout-banner', and case matters")]
    [InlineData("""context.RunFeature({|CVT1002:"loyalty"|});""", "The config has no feature with the key 'loyalty'")]
    [InlineData("""context.RunFeature({|CVT1002:""|});""", "The config has no feature with the key ''")]
    public async Task A_key_that_no_config_has_is_an_error(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("""context.RunFeature("checkout-banner");""")]
    public Task A_key_in_the_config_is_accepted(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Fact]
    public async Task The_key_of_another_kind_of_entity_is_an_error()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines("""context.RunFeature({|CVT1002:"checkout-experiment"|});""")));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }
}
