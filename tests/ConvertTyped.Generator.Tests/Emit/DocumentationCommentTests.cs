using ConvertTyped.Fixtures;

namespace ConvertTyped.Generator.Tests.Emit;

/// <summary>Tests the text that an editor shows about a generated member.</summary>
public class DocumentationCommentTests
{
    [Fact]
    public void The_comment_of_a_goal_states_its_type() => Assert.Contains(
        "/// <summary>goal <c>bought</c>, id 7, type revenue.</summary>",
        Generated("""  "goals": [ { "id": 7, "key": "bought", "type": "revenue" } ]  """, "Goals"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("string", "\"a\"", "\"b\"", ": <c>a</c> in v1; <c>b</c> in v2")]
    [InlineData("string", "\"a\"", "\"a\"", ": <c>a</c> in v1, v2")]
    [InlineData("string", "\"a < b\"", "\"\"", ": <c>a &lt; b</c> in v1; <c>\"\"</c> in v2")]
    [InlineData("string", "\"1234567890123456789012345678901\"", "null", ": <c>12345678901234567890123456789…</c> in v1")]
    [InlineData("integer", "12", "null", ": <c>12</c> in v1")]
    [InlineData("boolean", "true", "{}", ": <c>true</c> in v1")]
    [InlineData("json", "\"a\"", "{}", "")]
    public void The_comment_of_a_variable_states_which_variation_gives_which_value(string type, string first, string second, string expected) => Assert.Contains(
        $"/// <summary>Variable <c>text</c>, {type}{expected}. Null if the feature is off or the variable has no valid value.</summary>",
        Generated(Feature(type, Experience("e", first, second)), "Features"),
        StringComparison.Ordinal);

    [Fact]
    public void The_comment_of_a_variable_in_several_experiences_names_the_experiences_and_at_most_three_values() => Assert.Contains(
        ", string: <c>1</c> in a/v1, a/v2, …; <c>2</c> in b/v2; <c>3</c> in b/v3; …. Null",
        Generated(Feature("string", Experience("b", "\"1\"", "\"2\"", "\"3\"", "\"4\""), Experience("a", "\"1\"", "\"1\"")), "Features"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<c>k</c>, which rules compare with <c>DE</c>. Null", "equals DE")]
    [InlineData("<c>k</c>, which rules compare with <c>AT</c>, <c>DE</c>. Null", "equals DE", "contains AT", "isIn DE")]
    [InlineData("<c>k</c>, which rules compare with <c>1</c>, <c>2</c>, <c>3</c>, <c>4</c>, <c>5</c>, …. Null", "equals 6", "equals 5", "equals 4", "equals 3", "equals 2", "equals 1")]
    [InlineData("<c>k</c>. Null", "exists true")]
    [InlineData("<c>k</c>. Null", "unknown DE")]
    public void The_comment_of_an_attribute_states_the_values_that_rules_compare_it_with(string expected, params string[] items) => Assert.Contains(
        $"/// <summary>Attribute {expected} if you do not set it.</summary>",
        Generated($$"""  "audiences": [ { "id": 1, "rules": { "OR": [ { "AND": [ { "OR_WHEN": [ {{string.Join(',', items.Select(Item))}} ] } ] } ] } } ]  """, "VisitorAttributes"),
        StringComparison.Ordinal);

    /// <summary>The compiler parses the comments in every build, so long comments slow builds down.</summary>
    [Fact]
    public void The_comments_of_variables_stay_short_in_a_large_config()
    {
        var features = TestProject.With(LargeConfig.Create()).Generate().Files["Shop.ConvertAccessors.Features.g.cs"];
        var variables = features.Split('\n').Where(line => line.Contains("<summary>Variable", StringComparison.Ordinal)).ToList();

        Assert.All(variables, line => Assert.InRange(line.Length, 1, 400));
        Assert.InRange(variables.Average(line => line.Length), 1, 250);
    }

    private static string Generated(string members, string concept) =>
        TestProject.With(Configs.Of(members)).Generate().Files[$"Shop.ConvertAccessors.{concept}.g.cs"];

    private static string Feature(string type, params string[] experiences) => $$"""
        "features": [ { "id": 1, "key": "f", "variables": [ { "key": "text", "type": "{{type}}" } ] } ], "experiences": [ {{string.Join(',', experiences)}} ]
        """;

    private static string Experience(string key, params string[] values)
    {
        var variations = values.Select((value, i) => $$"""
            { "id": "{{key}}{{i + 1}}", "key": "v{{i + 1}}", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": 1, "variables_data": { "text": {{value}} } } } ] }
            """);
        return $$"""{ "id": "{{key}}", "key": "{{key}}", "variations": [ {{string.Join(',', variations)}} ] }""";
    }

    private static string Item(string comparison)
    {
        var (matchType, value) = comparison.Split(' ') is [var first, var second] ? (first, second) : throw new ArgumentException(comparison);
        return $$"""{ "key": "k", "matching": { "match_type": "{{matchType}}", "negated": false }, "value": "{{value}}" }""";
    }
}
