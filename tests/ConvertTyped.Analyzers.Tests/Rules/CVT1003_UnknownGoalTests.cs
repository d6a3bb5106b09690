using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownGoalTests
{
    [Theory]
    [InlineData("""context.TrackConversion({|CVT1003:"purchase-completed"|});""", "The config has no goal with the key 'purchase-completed'; did you mean 'purchase_completed'?")]
    public async Task A_key_that_no_config_has_is_an_error(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("""context.TrackConversion("purchase_completed");""")]
    public Task A_key_in_the_config_is_accepted(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Fact]
    public async Task The_key_of_another_kind_of_entity_is_an_error()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines("""context.TrackConversion({|CVT1003:"checkout-banner"|});""")));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }
}
