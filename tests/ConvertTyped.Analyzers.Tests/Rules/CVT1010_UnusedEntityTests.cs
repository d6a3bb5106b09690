using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnusedEntityTests
{
    private const string Config = """
        "features": [{ "id": 1, "key": "banner" }, { "id": 2, "key": {|CVT1010:"pay"|} }],
        "experiences": [
          { "id": 3, "key": "carrier", "variations": [{ "id": 4, "changes": [{ "type": "fullStackFeature", "data": { "feature_id": 1 } }] }] },
          { "id": 5, "key": {|CVT1010:"lonely"|}, "variations": [{ "id": 6 }] }],
        "goals": [{ "id": 7, "key": {|CVT1010:"sale"|} }],
        "segments": [{ "id": 8, "key": {|CVT1010:"us"|} }],
        "audiences": [{ "id": 9, "key": "adults" }]
        """;

    private static TestProject Project(string lines, string config) => TestProject.Of(Code.Lines(lines)) with
    {
        Generates = true,
        EnabledRules = ["CVT1010"],
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.With(config) },
    };

    private static string WithoutMark(string key) => Config.Replace($"{{|CVT1010:\"{key}\"|}}", $"\"{key}\"", StringComparison.Ordinal);

    [Fact]
    public async Task Unused_entities_are_reported_at_their_keys()
    {
        var found = await Analysis.FindsTheMarkedAsync(Project("_ = context.Features.Banner.IsEnabled;", Config));
        Assert.Contains("No code in this project uses the feature 'pay'", found.Select(d => d.GetMessage(null)));
    }

    [Fact]
    public Task Registering_implementations_by_variation_counts_as_a_use_of_the_experience() => Analysis.FindsTheMarkedAsync(Project(
        "_ = context.Features.Banner; ((Microsoft.Extensions.DependencyInjection.IServiceCollection)null!).AddByLonely<object>(_ => 1, _ => 2);", WithoutMark("lonely")) with { UsesHosting = true });

    [Theory]
    [InlineData("pay", "_ = context.Features.Banner; _ = context.Features.Pay;")]
    [InlineData("pay", "_ = context.Features.Banner; var key = \"pay\"; context.RunFeature(key);")]
    [InlineData("pay", "_ = context.Features.Banner; context.RunFeature(FeatureKeys.Pay);")]
    [InlineData("pay", "_ = context.Features.Banner; const string end = \"y\"; context.RunFeature($\"pa{end}\");")]
    [InlineData("pay", "_ = context.Features.Banner; context.RunFeature(\"pa\" + \"y\");")]
    [InlineData("pay", "context.RunFeatures();")]
    [InlineData("lonely", "_ = context.Features.Banner; _ = context.Experiences.Lonely.Variation;")]
    [InlineData("lonely", "_ = context.Features.Banner; context.RunExperiences();")]
    [InlineData("sale", "_ = context.Features.Banner; Goals.Sale.Track(context);")]
    [InlineData("sale", "_ = context.Features.Banner; context.Goals.Sale.Track();")]
    [InlineData("us", "_ = context.Features.Banner; context.Segments.Us.Run();")]
    public Task Entities_that_code_uses_in_any_way_are_not_reported(string key, string lines) => Analysis.FindsTheMarkedAsync(Project(lines, WithoutMark(key)));

    [Theory]
    [InlineData("Pages_Index_cshtml.g.cs", true)]
    [InlineData("Other.g.cs", false)]
    public Task Generated_code_counts_as_a_use_only_if_it_comes_from_Razor_files(string file, bool isUse) => Analysis.FindsTheMarkedAsync(
        Project("_ = context.Features.Banner;", isUse ? WithoutMark("pay") : Config) with
        {
            Sources = new Dictionary<string, string>
            {
                ["Program.cs"] = Code.Lines("_ = context.Features.Banner;"),
                [file] = "public class View { public string Key => \"pay\"; }",
            },
        });

    [Theory]
    [InlineData("_ = context.Features.Banner; context.RunExperience(unknown);")]
    [InlineData("_ = context.Features.Banner; RunFeatures(); RunExperiences();")]
    public Task Only_RunFeatures_and_RunExperiences_of_a_context_count_as_a_use_of_all_features_or_experiences(string lines) => Analysis.FindsTheMarkedAsync(Project(lines, Config) with
    {
        Sources = new Dictionary<string, string> { ["Program.cs"] = Code.Lines(lines, "private static void RunFeatures() { } private static void RunExperiences() { }") },
    });

    [Fact]
    public Task An_experience_is_reported_if_the_experience_and_all_its_features_are_unused() => Analysis.FindsTheMarkedAsync(Project(
        "", Config.Replace("\"banner\"", "{|CVT1010:\"banner\"|}", StringComparison.Ordinal).Replace("\"carrier\"", "{|CVT1010:\"carrier\"|}", StringComparison.Ordinal)));

    [Fact]
    public Task The_rule_is_disabled_by_default() =>
        Analysis.FindsTheMarkedAsync(Project("", Config.Replace("{|CVT1010:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)) with { EnabledRules = [] });
}
