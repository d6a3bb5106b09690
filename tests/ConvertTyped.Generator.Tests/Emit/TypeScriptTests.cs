namespace ConvertTyped.Generator.Tests.Emit;

/// <summary>Tests the text of the generated types. The package tests compile the types with the TypeScript compiler.</summary>
public class TypeScriptTests
{
    private const string File = "Shop.ConvertAccessors.TypeScript.g.cs";

    [Fact]
    public void The_documented_config_generates_the_types_in_the_snapshot()
    {
        var run = TestProject.With(Configs.Documented).WithProperty("ConvertTypedTypeScript", "web").Generate();
        Snapshot.Verify(run.Files[File], "TypeScript");
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Projects_that_do_not_request_TypeScript_get_no_TypeScript_types() => Assert.DoesNotContain(File, TestProject.With(Configs.Documented).Generate().Files.Keys);

    [Fact]
    public void Names_and_keys_of_any_kind_are_escaped_in_comments_and_literals()
    {
        var run = TestProject.With(Configs.Of("""
            "experiences": [
              { "id": 1, "key": "a\"b\\c", "name": "ends */ here\n#endif", "variations": [ { "id": 2 }, { "id": 3, "key": "x\u2028y\n" } ] },
              { "id": 4, "key": "empty", "name": "\ud83d", "variations": [] } ]
            """)).WithProperty("ConvertTypedTypeScript", "web").Generate();
        var types = run.Files[File];
        Assert.Contains("""
                /** ends * / here #endif */
                readonly "a\"b\\c"?: ConvertDecision<null | "x\u2028y\u000a">;
            """.ReplaceLineEndings("\n"), types, StringComparison.Ordinal);
        Assert.Contains("readonly \"empty\"?: ConvertDecision<never>;", types, StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Retired_entities_are_marked_as_deprecated() => Assert.Matches(
        "/\\*\\* Old @deprecated .*paused.* \\*/\n    readonly \"old\"\\?: ",
        TestProject.With(Configs.Of("""
            "experiences": [ { "id": 1, "key": "old", "name": "Old", "status": "paused", "variations": [ { "id": 2, "key": "v" } ] } ]
            """)).WithProperty("ConvertTypedTypeScript", "web").Generate().Files[File]);

    [Fact]
    public void Goals_and_variables_that_only_the_retired_file_contains_are_optional()
    {
        const string Since = "\"since\": \"2026-11-03\"";
        const string Retired = $$"""
            { "version": 1,
              "features": [ { "id": "10051", "key": "checkout-banner", {{Since}}, "variables": [ { "key": "color", "type": "string" } ] } ],
              "goals": [ { "id": "90", "key": "old-goal", {{Since}} } ] }
            """;
        var project = TestProject.With(Configs.Documented).WithProperty("ConvertTypedTypeScript", "web");
        var types = (project with { Files = [.. project.Files, new TestFile("/shop/convert.retired.json", Retired)] }).Generate().Files[File];
        Assert.Contains("readonly \"old-goal\"?: string;", types, StringComparison.Ordinal);
        Assert.Contains("readonly \"purchase_completed\": string;", types, StringComparison.Ordinal);
        Assert.Contains("readonly \"color\"?: string; ", types, StringComparison.Ordinal);
        Assert.Contains("readonly \"headline\": string; ", types, StringComparison.Ordinal);
    }

    [Fact]
    public void A_JSON_variable_has_the_shape_of_its_values() => Assert.Contains(
        """readonly "v": { readonly "a": number; readonly "b"?: ReadonlyArray<{ readonly "c"?: string | null; }> | null; readonly "d"?: unknown; }; """,
        TestProject.With(Configs.Of("""
            "features": [ { "id": 1, "key": "f", "variables": [ { "key": "v", "type": "json" } ] } ],
            "experiences": [ { "id": 2, "key": "e", "variations": [
              { "id": 3, "key": "x", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": 1, "variables_data": { "v": { "a": 1, "b": [ { "c": "x" }, { } ], "d": null } } } } ] },
              { "id": 4, "key": "y", "changes": [ { "type": "fullStackFeature", "data": { "feature_id": 1, "variables_data": { "v": { "a": 1.5 } } } } ] } ] } ]
            """)).WithProperty("ConvertTypedTypeScript", "web").Generate().Files[File],
        StringComparison.Ordinal);
}
