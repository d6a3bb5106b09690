namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class VariableValueTests
{
    private static string Values(string type, string data) => $$"""
        "features": [{ "id": 9, "key": "f", "variables": [{ "key": "v", "type": "{{type}}" }] }],
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "changes": [
          { "type": "fullStackFeature", "data": { "feature_id": "9", "variables_data": { {{data}} } } }] }] }]
        """;

    [Theory]
    [InlineData("integer", "\"five\"")]
    [InlineData("integer", "\"\"")]
    [InlineData("integer", "\"0x\"")]
    [InlineData("integer", "null")]
    [InlineData("integer", "\"9223372036854775808\"")]
    [InlineData("integer", "9223372036854775808")]
    [InlineData("integer", "\"0x8000000000000000\"")]
    [InlineData("integer", "1e400")]
    [InlineData("integer", "-1e400")]
    [InlineData("integer", "1e20")]
    [InlineData("integer", "\"0x10000000000000000\"")]
    [InlineData("float", "\"much\"")]
    [InlineData("float", "\".\"")]
    [InlineData("float", "null")]
    [InlineData("float", "\"1e400\"")]
    [InlineData("json", "\"{\\\"columns\\\":}\"")]
    [InlineData("json", "\"\"")]
    public Task A_value_that_cannot_be_converted_is_reported(string type, string value) =>
        LintOf.Lists(Values(type, $"\"v\": {{|CVT0103:{value}|}}"));

    [Theory]
    [InlineData("integer", "{ \"a\": 1 }")]
    [InlineData("float", "{ \"a\": 1 }")]
    [InlineData("integer", "[]")]
    public Task An_object_or_a_list_is_marked_at_its_opening_bracket(string type, string value) =>
        LintOf.Lists(Values(type, $"\"v\": {{|CVT0103:{value[0]}|}}{value[1..]}"));

    [Theory]
    [InlineData("integer", "5")]
    [InlineData("integer", "\" -5 items\"")]
    [InlineData("integer", "\"0xFF\"")]
    [InlineData("integer", "\"0x7fffffffffffffff\"")]
    [InlineData("integer", "\"-9223372036854775808\"")]
    [InlineData("integer", "1e21")]
    [InlineData("integer", "\"0x00000000000000000001\"")]
    [InlineData("integer", "false")]
    [InlineData("float", "true")]
    [InlineData("integer", "true")]
    [InlineData("integer", "[7]")]
    [InlineData("float", "\"7.5 %\"")]
    [InlineData("float", "\".5\"")]
    [InlineData("float", "\"\u00a05e3\"")]
    [InlineData("float", "false")]
    [InlineData("boolean", "\"yes\"")]
    [InlineData("boolean", "null")]
    [InlineData("string", "{}")]
    [InlineData("json", "\"{}\"")]
    [InlineData("json", "[1]")]
    [InlineData("json", "null")]
    [InlineData("json", "\"5\"")]
    public Task A_value_that_can_be_converted_is_not_reported(string type, string value) => LintOf.Lists(Values(type, $"\"v\": {value}"));

    [Theory]
    [InlineData("\"feature_id\": {|CVT0102:\"8\"|}, ")]
    [InlineData("")]
    public Task Values_for_a_feature_that_does_not_exist_are_not_reported(string feature) => LintOf.Lists($$"""
        "features": [{|CVT0108:{|} "key": "f", "variables": [{ "key": "v", "type": "integer" }] }],
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "changes": [
          { "type": "fullStackFeature", "data": { {{feature}}"variables_data": { "v": "five" } } }] }] }]
        """);

    [Fact]
    public Task A_value_of_an_unknown_type_is_not_reported() => LintOf.Lists(
        Values("colour", "\"v\": \"red\"").Replace("\"colour\"", "{|CVT0111:\"colour\"|}", StringComparison.Ordinal));

    [Fact]
    public Task The_message_names_the_variable_the_feature_and_the_type() => LintOf.Says(
        Values("integer", "\"v\": {|CVT0103:\"five\"|}"), "The variable 'v' of the feature 'f' is declared as integer, but this value cannot be converted to that type");

    [Fact]
    public Task A_variable_that_is_not_declared_is_reported_at_its_name() => LintOf.Says(
        Values("integer", "{|CVT0103:\"other\"|}: 1"), "The feature 'f' declares no variable 'other'");
}
