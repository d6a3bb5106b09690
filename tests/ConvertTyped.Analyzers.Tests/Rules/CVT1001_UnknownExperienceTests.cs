using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownExperienceTests
{
    [Theory]
    [InlineData("""context.RunExperience({|CVT1001:"chekout-experiment"|});""", "The config has no experience with the key 'chekout-experiment'; did you mean 'checkout-experiment'?")]
    public async Task A_key_that_no_config_has_is_an_error(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("""context.RunExperience("checkout-experiment");""")]
    [InlineData("""context.RunExperience("2025-black-friday-banner");""")]
    public Task A_key_in_the_config_is_accepted(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Fact]
    public async Task The_key_of_another_kind_of_entity_is_an_error()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines("""context.RunExperience({|CVT1001:"checkout-banner"|});""")));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }
}
