using System.Collections.Immutable;
using ConvertTyped.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Config;

/// <summary>Checks that the analyzer warns about exactly the fallbacks that the generator does not use.</summary>
public class FallbackAgreementTests
{
    private static readonly string[] Variables = ["headline", "enabled", "max_items", "discount", "layout", "list", "scalar", "unseen", "odd", "undeclared"];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "1.0", "1.5", "1e3", "1e999", "9223372036854775807", "9223372036854775808", "\"\"", "\"x\"", "\"true\"", "\"1\"",
        "[]", "[1]", "[null]", "[\"x\", 1]", "[[1]]", "{}", """{ "columns": 1 }""", """{ "columns": 1.5 }""", """{ "columns": "x" }""", """{ "columns": null }""",
        """{ "columns": [] }""", """{ "theme": { "name": null, "dark": true } }""", """{ "theme": [] }""", """{ "badges": [ { "text": "x" }, null ] }""",
        """{ "badges": [ { "text": {} } ] }""", """{ "more": { "deep": [ 1, "x" ] } }""", "\"{ \\\"columns\\\": 1 }\"",
    ];

    private static readonly string Config = Configs.Of("""
        "features": [ { "id": "1", "key": "banner", "variables": [
          { "key": "headline", "type": "string" }, { "key": "enabled", "type": "boolean" }, { "key": "max_items", "type": "integer" }, { "key": "discount", "type": "float" },
          { "key": "layout", "type": "json" }, { "key": "list", "type": "json" }, { "key": "scalar", "type": "json" }, { "key": "unseen", "type": "json" },
          { "key": "odd", "type": "date" } ] } ],
        "experiences": [ { "id": "2", "key": "e", "variations": [ { "id": "3", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": {
          "layout": { "columns": 1, "theme": { "name": "bold" }, "badges": [ { "text": "New" } ] }, "list": "[ 1, 2 ]", "scalar": 5 } } } ] } ] } ]
        """);

    public static TheoryData<string, string> EveryVariableWithEveryValue => new(from variable in Variables from value in Values select (variable, value));

    [Theory]
    [MemberData(nameof(EveryVariableWithEveryValue))]
    public Task Each_value_is_used_or_causes_a_warning(string variable, string value) =>
        AssertUsedOrWarnedOf(1, $$"""{ "features": { "banner": { "{{variable}}": {{value}} } } }""");

    [Theory]
    [InlineData(1, "")]
    [InlineData(1, "null")]
    [InlineData(1, "[ { \"features\": {} } ]")]
    [InlineData(1, """{ "features": 5 }""")]
    [InlineData(1, """{ "features": [ { "banner": { "headline": "x" } } ] }""")]
    [InlineData(1, """{ "features": { "banner": null } }""")]
    [InlineData(1, """{ "features": { "banner": [ "headline" ] } }""")]
    [InlineData(1, """{ "features": { "Banner": { "headline": "x" } } }""")]
    [InlineData(1, """{ "features": { "banner": { "headline": "x" } }, }""")]
    [InlineData(1, """{ "Features": { "banner": { "headline": "x" } } }""")]
    [InlineData(2, """{ "features": { "banner": { "headline": "x" } }, "goals": {} }""")]
    [InlineData(2, """{ "features": { "banner": { "headline": "x", "headline": "y" } } }""")]
    [InlineData(2, """{ "features": { "banner": { "headline": "x", "headline": 1 } } }""")]
    [InlineData(2, """{ "features": { "banner": { "headline": "x" }, "banner": { "enabled": true } } }""")]
    [InlineData(2, """{ "features": { "banner": { "headline": "x" } }, "features": { "banner": { "enabled": true } } }""")]
    [InlineData(3, """{ "features": { "banner": { "headline": "x", "enabled": 1, "layout": { "columns": 2 } } } }""")]
    [InlineData(0, """{ "features": { "banner": {} } }""")]
    [InlineData(0, "{ }")]
    public Task Each_fallback_in_a_file_is_used_or_reported(int given, string fallbacks) => AssertUsedOrWarnedOf(given, fallbacks);

    private static async Task AssertUsedOrWarnedOf(int given, string fallbacks)
    {
        var project = TestProject.With(Config);
        project = project with { Files = [.. project.Files, new TestFile("/shop/convert.fallbacks.json", fallbacks)] };

        var input = Assert.IsType<ConfigInput>(Assert.Single(project.Generate().Values(Steps.Model)));
        var used = input.Model.Features.Sum(feature => feature.Variables.Count(variable => variable.Fallback is not null));
        var warnings = await WarningsAsync(project);
        Assert.True(used + warnings.Length == given, $"{used} values are used. The warnings are: {string.Join("; ", warnings.Select(warning => warning.GetMessage(null)))}");
    }

    private static async Task<ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> WarningsAsync(TestProject project)
    {
        var all = await CSharpCompilation.Create("Shop")
            .WithAnalyzers([new ConfigAnalyzer()], new AnalyzerOptions([.. project.Files], new TestOptions(project.Properties)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(diagnostic => diagnostic.Id == "CVT0107")];
    }
}
