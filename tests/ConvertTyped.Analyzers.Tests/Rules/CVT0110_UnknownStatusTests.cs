namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownStatusTests
{
    private static string Experience(string status) => $$"""  "experiences": [{ "id": 1, "key": "e", "status": {{status}}, "variations": [{ "id": 2 }] }]  """;

    private static string Variation(string status) =>
        $$"""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "traffic_allocation": 50 }, { "id": 3, "key": "v", "traffic_allocation": 50, "status": {{status}} }] }]  """;

    [Theory]
    [InlineData("{|CVT0110:\"activ\"|}", "the unknown status 'activ'; did you mean 'active'?")]
    [InlineData("{|CVT0110:\"Active\"|}", "the unknown status 'Active'; there is 'active', and case matters")]
    [InlineData("{|CVT0110:\"on\"|}", "the unknown status 'on'")]
    [InlineData("{|CVT0110:true|}", "a status that is not a string")]
    public Task An_unknown_status_of_an_experience_is_reported(string status, string message) =>
        LintOf.Says(Experience(status), "The experience 'e' has " + message);

    [Theory]
    [InlineData("{|CVT0110:\"runing\"|}", "the unknown status 'runing', so the variation gets no visitors; did you mean 'running'?")]
    [InlineData("{|CVT0110:\"Running\"|}", "the unknown status 'Running', so the variation gets no visitors; there is 'running', and case matters")]
    [InlineData("{|CVT0110:\"active\"|}", "the unknown status 'active', so the variation gets no visitors")]
    [InlineData("{|CVT0110:1|}", "a status that is not a string, so the variation gets no visitors")]
    [InlineData("{|CVT0110:{|} }", "a status that is not a string, so the variation gets no visitors")]
    public Task An_unknown_status_of_a_variation_is_reported(string status, string message) =>
        LintOf.Says(Variation(status), "The variation 'v' of the experience 'e' has " + message);

    [Theory]
    [InlineData("\"active\"")]
    [InlineData("\"archived\"")]
    [InlineData("\"completed\"")]
    [InlineData("\"draft\"")]
    [InlineData("\"paused\"")]
    [InlineData("\"scheduled\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public Task An_experience_with_a_known_status_or_no_status_is_not_reported(string status) => LintOf.Lists(Experience(status));

    [Theory]
    [InlineData("\"running\"")]
    [InlineData("\"stopped\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public Task A_variation_with_a_known_status_or_no_status_is_not_reported(string status) => LintOf.Lists(Variation(status));
}
