using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Emit;

public class CleanCompilationTests
{
    public static TheoryData<LanguageVersion> Languages => [LanguageVersion.CSharp10, LanguageVersion.CSharp13, LanguageVersion.CSharp14, LanguageVersion.Preview];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_code_for_unusual_keys_compiles_without_a_warning(LanguageVersion language)
    {
        var run = (TestProject.With(HardConfig.Text) with { Language = language }).Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(HardConfig.Keys.Length + 1, Count(run.Files["Shop.ConvertAccessors.Features.g.cs"], "new(new(_context, "));
    }

    /// <summary>The compiler reports overlong names (CS7013) only when it writes the assembly.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("漢")]
    [InlineData("-")]
    public void Very_long_keys_get_unique_names_that_are_short_enough_for_an_assembly(string character)
    {
        var (one, two) = (string.Concat(Enumerable.Repeat(character, 2000)), string.Concat(Enumerable.Repeat(character, 2001)));
        string Rules(string key) => $$"""{ "OR": [ { "AND": [ { "OR_WHEN": [ { "matching": { "match_type": "equals", "negated": false }, "key": "{{key}}", "value": "a" } ] } ] } ] }""";
        var run = TestProject.With(Configs.Of($$"""
            "features": [ { "id": "1", "key": "{{one}}", "variables": [ { "key": "{{one}}", "type": "string" }, { "key": "{{two}}", "type": "json" } ] }, { "id": "2", "key": "{{two}}" } ],
            "experiences": [ { "id": "3", "key": "{{one}}", "variations": [
              { "id": "4", "key": "{{one}}", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": { "{{two}}": { "{{one}}": { "{{two}}": 1 } } } } } ] },
              { "id": "5", "key": "{{two}}" } ] }, { "id": "6", "key": "{{two}}", "variations": [ { "id": "7", "key": "{{one}}" } ] } ],
            "goals": [ { "id": "8", "key": "{{one}}" }, { "id": "9", "key": "{{two}}" } ],
            "segments": [ { "id": "10", "key": "{{one}}", "rules": {{Rules(one)}} } ], "audiences": [ { "id": "11", "key": "{{two}}", "rules": {{Rules(two)}} } ],
            "locations": [ { "id": "12", "key": "{{one}}", "rules": {{Rules(one)}} } ]
            """)).WithTesting.WithHosting.Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
        run.ToImageReference();
    }

    [Fact]
    public void Public_code_compiles_without_a_warning()
    {
        var run = TestProject.With(HardConfig.Text).WithProperty("ConvertTypedAccessibility", "public").Generate();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain(run.Files.Values, text => text.Contains("internal readonly struct", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"features\": [], \"experiences\": [], \"goals\": [], \"segments\": []")]
    public void The_code_for_an_empty_config_compiles_without_a_warning(string lists)
    {
        var project = TestProject.With($$"""{ "account_id": "1", "project": { "id": "2" } {{lists}} }""") with
        {
            Code = "class Program { static object Main(ConvertTyped.ConvertContext context) => (context.Features, context.Experiences, context.Goals, context.Segments); }",
        };
        var run = project.Generate();
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void The_code_for_two_thousand_features_compiles_without_a_warning()
    {
        var run = TestProject.With(Configs.OfFeatures(Enumerable.Range(1, 2000).Select(i => $"feature-{i}"))).Generate();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("Feature2000Feature Feature2000 =>", run.Files["Shop.ConvertAccessors.Features.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_could_break_a_comment_is_escaped()
    {
        var titles = Configs.Quote("</summary> & <b>\r\nint x;\u2028int y;\u0085\ud800\uffff--> */ \U0001F600");
        var run = TestProject.With($$"""
            { "account_id": "1", "project": { "id": "2", "name": {{titles}} }, "features": [ { "id": {{titles}}, "key": "f", "name": {{titles}}, "variables": [ { "key": "v", "type": "string" } ] } ],
              "goals": [ { "id": 1, "key": "g", "name": {{titles}}, "type": {{titles}}, "status": {{titles}} } ] }
            """).Generate();
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_project_that_sees_the_internals_of_another_project_compiles_without_a_warning()
    {
        const string Use = "public static class {0} {{ public static object? Banner(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline + FeatureKeys.CheckoutBanner; }}";
        var library = (TestProject.With(Configs.Documented) with
        {
            AssemblyName = "Library",
            Code = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]\n" + string.Format(null, Use, "InLibrary"),
        }).Generate();
        Assert.Empty(library.CompilerDiagnostics);

        var app = (TestProject.With(Configs.Documented) with
        {
            AssemblyName = "App",
            Code = string.Format(null, Use, "InApp"),
            References = [library.ToReference()],
        }).WithProperty("RootNamespace", "Shop.App").Generate();
        Assert.Empty(app.CompilerDiagnostics);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
