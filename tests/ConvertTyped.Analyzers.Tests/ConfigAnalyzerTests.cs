using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests;

public sealed class ConfigAnalyzerTests
{
    [Fact]
    public Task The_config_of_the_shop_has_no_diagnostics() => LintOf.Config(Configs.Shop);

    [Theory]
    [InlineData("Quickstart")]
    [InlineData("Shop")]
    [InlineData("WebShop")]
    public Task The_configs_of_the_samples_have_no_diagnostics(string sample) => LintOf.Config(Repository.Read("samples", sample, "convert.json"));

    [Fact]
    public async Task A_finding_is_reported_at_its_file_line_and_column()
    {
        var broken = Configs.Shop.Replace("\"goals\": [\"100430003\"]", "\"goals\": [\"100430009\"]", StringComparison.Ordinal);
        var found = Assert.Single(await Analysis.RunAsync(
            new TestProject { AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = broken } }.Open()));

        var at = found.Location.GetLineSpan();
        Assert.Equal(TestProject.Root + "convert.json", at.Path);
        Assert.Equal("\"100430009\"", SourceText.From(broken).Lines[at.StartLinePosition.Line].ToString()[at.StartLinePosition.Character..at.EndLinePosition.Character]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"experiences\": [{ \"id\": 1, \"key\": \"e\", \"variations\": [] }]")]
    public Task Text_that_is_not_a_config_is_not_reported_by_the_analyzers(string config) => LintOf.Config(config);

    [Fact]
    public async Task At_most_fifty_findings_of_a_rule_are_reported_in_a_file()
    {
        var ids = string.Join(", ", Enumerable.Range(1, 60));
        var found = await Analysis.RunAsync(new TestProject
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.With($$"""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], "goals": [{{ids}}] }]  """),
            },
        }.Open());
        Assert.Equal(50, found.Count(d => d.Id == "CVT0102"));
    }

    [Fact]
    public Task A_file_that_is_included_twice_is_checked_once() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.With("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], "goals": [{|CVT0102:3|}] }]  """),
            ["sub/../convert.json"] = Configs.With("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], "goals": [3] }]  """),
        },
    });
}
