using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>The tests that each rule for retired keys has to pass.</summary>
/// <param name="id">The id of the rule's diagnostic.</param>
/// <param name="kind">The word for the kind of entity, such as "goal".</param>
/// <param name="call">A call that takes a key, with {0} in place of the key.</param>
/// <param name="constants">The generated class with the keys of this kind.</param>
/// <param name="served">The JSON of the entity with the key "gone", for a config that still has this entity.</param>
public abstract class RetiredKeyTests(string id, string kind, string call, string constants, string served)
{
    private readonly string _retired = $$"""{ "{{kind}}s": [ { "id": "70", "key": "gone", "since": "2026-11-03" } ] }""";

    [Fact]
    public async Task A_key_that_Convert_no_longer_serves_is_a_warning()
    {
        var found = Assert.Single(await FindAsync(Call(Marked("\"gone\"")), _retired));
        Assert.Equal($"The {kind} 'gone' is retired: not served by Convert since 2026-11-03", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task A_retired_key_is_an_error_if_convert_retired_json_marks_it_as_an_error()
    {
        var overdue = _retired.Replace("\"2026-11-03\"", "\"2026-11-03\", \"error\": true", StringComparison.Ordinal);
        var found = Assert.Single(await FindAsync(Call(Marked("\"gone\"")), overdue));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Fact]
    public Task A_constant_of_the_project_is_reported_where_it_is_passed() => FindAsync("const string Key = \"gone\"; " + Call(Marked("Key")), _retired);

    /// <summary>The compiler reports the use, because the constant is obsolete.</summary>
    [Fact]
    public Task A_generated_constant_is_not_reported_twice() =>
        Analysis.FindsTheMarkedAsync(Project(Call(constants + ".Gone"), _retired) with { Generates = true });

    [Fact]
    public Task A_retired_key_that_another_config_still_has_is_accepted() => Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines(Call("\"gone\""))) with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["convert.retired.json"] = _retired,
            ["other/convert.json"] = Configs.With($"\"{kind}s\": [ {served} ]"),
        },
    });

    private string Marked(string key) => $"{{|{id}:{key}|}}";

    private string Call(string key) => call.Replace("{0}", key, StringComparison.Ordinal);

    private static Task<IReadOnlyList<Reported>> FindAsync(string lines, string retired) => Analysis.FindsTheMarkedAsync(Project(lines, retired));

    private static TestProject Project(string lines, string retired) => TestProject.Of(Code.Lines(lines)) with
    {
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["convert.retired.json"] = retired },
    };
}
