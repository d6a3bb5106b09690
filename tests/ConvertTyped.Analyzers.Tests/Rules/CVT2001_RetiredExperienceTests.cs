using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class RetiredExperienceTests
{
    private const string Retired = """{ "experiences": [ { "id": "70", "key": "gone", "since": "2026-11-03" } ] }""";

    [Fact]
    public async Task A_key_that_Convert_no_longer_serves_is_a_warning()
    {
        var found = Assert.Single(await FindAsync("""context.RunExperience({|CVT2001:"gone"|});"""));
        Assert.Equal("The experience 'gone' is retired: not served by Convert since 2026-11-03", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task It_is_an_error_after_the_days_that_pull_was_given()
    {
        var found = Assert.Single(await FindAsync("""context.RunExperience({|CVT2001:"gone"|});""", Retired.Replace("\"2026-11-03\"", "\"2026-11-03\", \"error\": true", StringComparison.Ordinal)));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Fact]
    public Task A_constant_of_the_project_is_reported_where_it_is_passed() =>
        FindAsync("""const string Key = "gone"; context.RunExperience({|CVT2001:Key|});""");

    /// <summary>The compiler reports it, because the constant is obsolete.</summary>
    [Fact]
    public Task A_generated_constant_is_not_reported_twice() => FindAsync("context.RunExperience(ExperienceKeys.Gone);", generates: true);

    [Fact]
    public Task A_key_that_another_config_has_is_accepted() => Analysis.FindsTheMarkedAsync(Project("""context.RunExperience("gone");""", Retired) with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["convert.retired.json"] = Retired,
            ["other/convert.json"] = Configs.With("""
                "experiences": [ { "id": "70", "key": "gone", "variations": [ { "id": "71", "key": "control", "traffic_allocation": 100 } ] } ]
                """),
        },
    });

    private static Task<IReadOnlyList<Reported>> FindAsync(string lines, string retired = Retired, bool generates = false) =>
        Analysis.FindsTheMarkedAsync(Project(lines, retired) with { Generates = generates });

    private static TestProject Project(string lines, string retired) => TestProject.Of(Code.Lines(lines)) with
    {
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["convert.retired.json"] = retired },
    };
}
