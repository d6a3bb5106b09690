namespace ConvertTyped.Generator.Tests.Emit;

public class RetirementTests
{
    private const string Url = "https://github.com/converttyped/converttyped/blob/main/analyzers/rules/";

    [Theory]
    [InlineData("completed")]
    [InlineData("paused")]
    [InlineData("draft")]
    [InlineData("archived")]
    public void A_use_of_a_retired_experience_causes_a_warning(string status)
    {
        Assert.Equal(
            [$"warning CVT2001: 'Experiences.E' is obsolete: 'The experience 'e' is {status}.' ({Url}CVT2001.md)", $"warning CVT2001: 'ExperienceKeys.E' is obsolete: 'The experience 'e' is {status}.' ({Url}CVT2001.md)"],
            DiagnosticsOf($$"""  "experiences": [ { "id": 1, "key": "e", "status": "{{status}}" } ]  """, "context.Experiences.E.Variation + ExperienceKeys.E"));
    }

    [Theory]
    [InlineData("\"archived_experiences\": [ 1 ]")]
    [InlineData("\"archived_experiences\": [ \"1\" ]")]
    public void A_use_of_an_archived_experience_causes_a_warning(string archived) =>
        Assert.Contains("is archived", Assert.Single(DiagnosticsOf($$"""  "experiences": [ { "id": "1", "key": "e", "status": "active" } ], {{archived}}  """, "context.Experiences.E.Variation")), StringComparison.Ordinal);

    [Theory]
    [InlineData("active")]
    [InlineData("running")]
    [InlineData("")]
    [InlineData("something new")]
    public void An_experience_that_can_run_causes_no_warning(string status) =>
        Assert.Empty(DiagnosticsOf($$"""  "experiences": [ { "id": "1", "key": "e", "status": "{{status}}" } ], "archived_experiences": [ 2 ]  """, "context.Experiences.E.Variation"));

    [Theory]
    [InlineData("active", "running", false)]
    [InlineData("active", "", false)]
    [InlineData("active", "stopped", true)]
    [InlineData("completed", "running", true)]
    public void A_feature_that_no_running_variation_carries_causes_a_warning(string experience, string variation, bool warns)
    {
        var diagnostics = DiagnosticsOf($$"""
            "features": [ { "id": 1, "key": "f" } ], "experiences": [ { "id": 2, "key": "e", "status": "{{experience}}", "variations": [
              { "id": 3, "status": "{{variation}}", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": 1 } } ] } ] } ]
            """, "context.Features.F.IsEnabled");
        Assert.Equal(
            warns ? [$"warning CVT2002: 'Features.F' is obsolete: 'The feature 'f' is not carried by any running variation.' ({Url}CVT2002.md)"] : [],
            diagnostics);
    }

    [Fact]
    public void A_use_of_a_retired_goal_causes_a_warning() =>
        Assert.Equal(
            [$"warning CVT2003: 'VisitorGoals.G' is obsolete: 'The goal 'g' is paused.' ({Url}CVT2003.md)", $"warning CVT2003: 'Goals.G' is obsolete: 'The goal 'g' is paused.' ({Url}CVT2003.md)"],
            DiagnosticsOf("\"goals\": [ { \"id\": 1, \"key\": \"g\", \"status\": \"paused\" } ]", "(context.Goals.G.Key, Goals.G.Key)"));

    [Fact]
    public void The_generated_code_itself_causes_no_warning()
    {
        foreach (var accessibility in new[] { "internal", "public" })
        {
            var run = TestProject.With(Configs.Of("""
                "experiences": [ { "id": 1, "key": "e", "status": "paused", "variations": [ { "id": 4, "key": "v" } ] } ], "features": [ { "id": 2, "key": "f", "variables": [ { "key": "j", "type": "json" } ] } ],
                "goals": [ { "id": 3, "key": "g", "status": "draft" } ]
                """)).WithProperty("ConvertTypedAccessibility", accessibility).Generate();
            Assert.Empty(run.CompilerDiagnostics);
        }
    }

    private static string[] DiagnosticsOf(string config, string expression) =>
    [
        .. (TestProject.With(Configs.Of(config)) with { Code = $"class P {{ static object M(ConvertTyped.ConvertContext context) => {expression}; }}" })
            .Generate().CompilerDiagnostics.Select(diagnostic => diagnostic[(diagnostic.IndexOf(": ", StringComparison.Ordinal) + 2)..]),
    ];
}
