namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class MutualExclusionTests
{
    private static string Audience(string value) => $$"""
        "experiences": [{ "id": 1, "key": "checkout", "variations": [{ "id": 2 }] }],
        "audiences": [{ "id": 1, "rules": { "OR": [{ "AND": [{ "OR_WHEN": [
          {{value}}] }] }] } }]
        """;

    [Theory]
    [InlineData("{ \"rule_type\": \"bucketed_into_experience_key\", \"value\": {|CVT0106:\"chekout\"|} }", "This mutual exclusion refers to the experience 'chekout', which is not in the config; did you mean 'checkout'?")]
    [InlineData("{ \"rule_type\": \"bucketed_into_experience_key\", \"value\": {|CVT0106:1|} }", "This mutual exclusion refers to the experience '1', which is not in the config")]
    [InlineData("{ \"rule_type\": \"bucketed_into_experience_key\", \"value\": {|CVT0106:{|}} }", "This mutual exclusion refers to the experience '[object Object]', which is not in the config")]
    [InlineData("{|CVT0106:{|} \"rule_type\": \"bucketed_into_experience_key\" }", "This mutual exclusion names no experience: 'value' is missing")]
    public Task A_mutual_exclusion_must_name_an_existing_experience(string item, string message) => LintOf.Says(Audience(item), message);

    [Fact]
    public Task An_experience_that_exists_is_not_reported() =>
        LintOf.Lists(Audience("""{ "rule_type": "bucketed_into_experience_key", "value": "checkout" }"""));
}
