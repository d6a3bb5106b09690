namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownChangeTypeTests
{
    private static string Change(string type) =>
        $$"""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "v", "changes": [{ "type": {{type}}, "data": {} }] }] }]  """;

    [Theory]
    [InlineData("{|CVT0112:\"fullstackFeature\"|}", "fullstackFeature", "; there is 'fullStackFeature', and case matters")]
    [InlineData("{|CVT0112:\"customCod\"|}", "customCod", "; did you mean 'customCode'?")]
    [InlineData("{|CVT0112:\"feature\"|}", "feature", "")]
    public Task An_unknown_type_is_reported(string written, string type, string hint) => LintOf.Says(
        Change(written), $"The variation 'v' of the experience 'e' has a change of the unknown type '{type}', so the change has no effect{hint}");

    [Theory]
    [InlineData("fullStackFeature")]
    [InlineData("customCode")]
    [InlineData("defaultCode")]
    [InlineData("defaultCodeMultipage")]
    [InlineData("defaultRedirect")]
    [InlineData("richStructure")]
    public Task Every_change_type_that_Convert_defines_is_accepted(string type) => LintOf.Lists(Change($"\"{type}\""));
}
