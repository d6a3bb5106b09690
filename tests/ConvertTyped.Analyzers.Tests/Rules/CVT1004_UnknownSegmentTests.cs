using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownSegmentTests
{
    [Theory]
    [InlineData("""context.RunCustomSegments([{|CVT1004:"us-visitor"|}]);""", "The config has no segment with the key 'us-visitor'; did you mean 'us-visitors'?")]
    public async Task A_key_that_no_config_has_is_an_error(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [InlineData("""context.RunCustomSegments(["us-visitors", "big-spenders"]);""")]
    public Task A_key_in_the_config_is_accepted(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Fact]
    public async Task The_key_of_another_kind_of_entity_is_an_error()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines("""context.RunCustomSegments([{|CVT1004:"purchase_completed"|}]);""")));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }
}
