namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class VariableTypeTests
{
    private static string Feature(string variable) => $$"""  "features": [{ "id": 1, "key": "f", "variables": [{{variable}}] }]  """;

    [Theory]
    [InlineData("\"int\"", "did you mean 'integer'?")]
    [InlineData("\"Integer\"", "did you mean 'integer'?")]
    [InlineData("\"number\"", "did you mean 'float'?")]
    [InlineData("\"bool\"", "did you mean 'boolean'?")]
    [InlineData("\"strng\"", "did you mean 'string'?")]
    [InlineData("\"date\"", "the valid types are boolean, integer, float, string, json")]
    public Task An_unknown_type_is_reported(string type, string suggestion) => LintOf.Says(
        Feature($$"""{ "key": "x", "type": {|CVT0111:{{type}}|} }"""),
        $"The variable 'x' of the feature 'f' has the unknown type '{type.Trim('"')}' ({suggestion}), so its value is not converted");

    [Theory]
    [InlineData("{|CVT0111:{|} \"key\": \"x\" }")]
    [InlineData("{ \"key\": \"x\", \"type\": {|CVT0111:null|} }")]
    [InlineData("{ \"key\": \"x\", \"type\": {|CVT0111:\"\"|} }")]
    public Task A_type_that_is_absent_or_empty_is_reported(string variable) =>
        LintOf.Says(Feature(variable), "The variable 'x' of the feature 'f' has no type, so its value is not converted");

    [Fact]
    public Task A_type_that_is_not_a_string_is_reported() => LintOf.Says(
        Feature("{ \"key\": \"x\", \"type\": {|CVT0111:5|} }"),
        "The variable 'x' of the feature 'f' has a type that is not a string, so its value is not converted");

    [Theory]
    [InlineData("boolean")]
    [InlineData("integer")]
    [InlineData("float")]
    [InlineData("string")]
    [InlineData("json")]
    public Task Every_variable_type_that_Convert_defines_is_accepted(string type) => LintOf.Lists(Feature($$"""{ "key": "x", "type": "{{type}}" }"""));
}
