namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class MissingConfigTests
{
    private const string Expected = "build_property.ConvertTypedConfigExpected = true";

    private static readonly TestProject WithoutConfig = new() { AdditionalFiles = new Dictionary<string, string>(), GlobalConfig = Expected };

    [Fact]
    public async Task Only_the_first_use_of_the_runtime_is_reported()
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(With(Code.Lines("""
            _ = {|CVT0005:context|}.RunFeature("banner");
            _ = core.CreateContext("anna").RunFeature("banner");
            """))));
        Assert.Equal(
            "This project has no Convert config, so ConvertContext has no typed accessors: put convert.json beside the project file, or run 'convert-typed init'",
            found.GetMessage(null));
    }

    [Fact]
    public Task An_accessor_that_does_not_compile_counts_as_a_use() =>
        Analysis.FindsTheMarkedAsync(With(Code.Lines("_ = {|CVT0005:context|}.Features.Banner;")), isUnfinished: true);

    [Fact]
    public Task A_project_that_only_names_types_of_the_runtime_needs_no_config() => Analysis.FindsTheMarkedAsync(With(Code.Lines("")));

    [Fact]
    public Task A_project_that_references_the_runtime_through_another_project_needs_no_config() =>
        Analysis.FindsTheMarkedAsync(With(Code.Lines("_ = context.RunFeature(\"banner\");")) with { GlobalConfig = "" });

    [Fact]
    public Task A_project_with_an_invalid_config_is_not_reported() => Analysis.FindsTheMarkedAsync(With(Code.Lines("_ = context.RunFeature(\"banner\");")) with
    {
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = "{" },
    });

    [Fact]
    public Task A_project_that_references_the_accessors_of_another_project_needs_no_config() => Analysis.FindsTheMarkedAsync(With(Code.Lines("_ = context.RunFeature(\"banner\");")) with
    {
        Library = "namespace Library.ConvertAccessors; public static class ConvertManifest { public static ConvertTyped.ConvertContext? Of(ConvertTyped.ConvertContext? context) => context; }",
    });

    private static TestProject With(string code) => WithoutConfig with { Sources = new Dictionary<string, string> { ["Program.cs"] = code } };
}
