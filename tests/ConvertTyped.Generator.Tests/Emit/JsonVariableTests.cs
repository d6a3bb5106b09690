namespace ConvertTyped.Generator.Tests.Emit;

public class JsonVariableTests
{
    private const string Layout = """
        { "columns": 2, "ratio": 0.5, "theme": { "name": "bold", "accent": "#fff" }, "badges": [ { "text": "New", "priority": 1 } ], "grid": [ [ 1, 2 ], [ 3 ] ], "extra": 1 }
        """;

    private const string Other = """
        { "columns": 1, "ratio": 1, "theme": { "name": "classic" }, "badges": [ { "text": "Old" } ], "grid": [ ], "extra": "x" }
        """;

    private const string Show = """
        var banner = core.CreateContext("visitor-1").Features.Banner;
        return banner.Layout is { } l
            ? $"{l.Columns} {l.Ratio} {l.Theme.Name} {l.Theme.Accent ?? "null"} {string.Join(",", l.Badges.Select(b => b.Text + (b.Priority?.ToString() ?? "-")))} "
                + $"{string.Join("|", l.Grid.Select(row => string.Join(",", row)))} {l.Extra?.ToString() ?? "null"}"
            : "null";
        """;

    [Fact]
    public void An_object_becomes_a_record_with_nested_records_and_lists()
    {
        var program = new ShopProgram(JsonVariableConfig.Of(Layout, Other));
        Assert.Equal("2 0.5 bold #fff New1 1,2|3 1", program.Run(Show));
        Assert.Empty(program.UnexpectedShapes);
    }

    [Theory]
    [InlineData("{}", "0 0  null   null", "badges")]
    [InlineData("""{ "columns": 3.0, "ratio": 2, "theme": { "name": "x", "new": 1 }, "badges": [ ], "grid": [ ], "more": [ ] }""", "3 2 x null   null", null)]
    [InlineData("""{ "columns": 3, "ratio": 2, "theme": null, "badges": [ { } ], "grid": [ [ ] ] }""", "3 2  null -  null", "text")]
    [InlineData("""{ "columns": 3, "ratio": 2, "theme": { "name": "x", "accent": 5 }, "badges": [ { "text": "x", "priority": "y" } ], "grid": [ ] }""", "3 2 x null x-  null", "priority")]
    [InlineData("""{ "columns": "3", "ratio": 2, "theme": { "name": "x" }, "badges": [ ], "grid": [ ] }""", "null", "columns")]
    [InlineData("""{ "columns": 3.5, "ratio": 2, "theme": { "name": "x" }, "badges": [ ], "grid": [ ] }""", "null", "columns")]
    [InlineData("""{ "columns": 3, "ratio": 2, "theme": { "name": 1 }, "badges": [ ], "grid": [ ] }""", "null", "name")]
    [InlineData("""{ "columns": 3, "ratio": 2, "theme": [ ], "badges": { }, "grid": 1 }""", "null", "badges")]
    [InlineData("""{ "columns": 3, "ratio": 2, "theme": { "name": "x" }, "badges": [ ], "grid": [ 1 ] }""", "null", "grid")]
    [InlineData("[ ]", "null", "layout")]
    [InlineData("\"no JSON\"", "null", "layout")]
    [InlineData("null", "null", null)]
    public void Missing_members_have_defaults_and_mismatches_are_null_and_each_value_causes_at_most_one_log_message(string live, string expected, string? lacking)
    {
        var program = new ShopProgram(JsonVariableConfig.Of(Layout, Other)) { Live = JsonVariableConfig.Of(live) };
        Assert.Equal(expected, program.Run("for (int i = 0; i < 3; i++) _ = core.CreateContext(\"v\").Features.Banner.Layout;\n" + Show));
        Assert.Equal(
            lacking is null ? [] : [$"The value of the JSON variable 'layout' of the feature 'banner' does not have the shape that the generated code expects. "
                + $"The first mismatch found is at '{lacking}'. Correct the value in Convert, or run 'convert-typed pull' and rebuild the application."],
            program.UnexpectedShapes);
    }

    [Fact]
    public void Records_and_their_lists_have_value_equality_and_readable_text()
    {
        Assert.Equal(
            "True True False True True BannerLayoutTheme { Accent = , Name = new } [BannerLayoutBadgesItem { Priority = 1, Text = New }]",
            new ShopProgram(JsonVariableConfig.Of(Layout, Other)).Run("""
                var layout = core.CreateContext("v").Features.Banner.Layout!;
                var copy = layout with { Badges = new List<BannerLayoutBadgesItem> { new() { Text = "New", Priority = 1 } } };
                var changed = layout with { Theme = new() { Name = "new" } };
                return $"{copy == layout} {copy.GetHashCode() == layout.GetHashCode()} {changed == layout} {changed.Badges == layout.Badges} "
                    + $"{new BannerLayout() == new BannerLayout()} {changed.Theme} {changed.Badges}";
                """));
    }

    [Fact]
    public void A_list_is_copied_when_it_is_set()
    {
        Assert.Equal("1", new ShopProgram(JsonVariableConfig.Of(Layout, Other)).Run("""
            var badges = new List<BannerLayoutBadgesItem> { new() };
            var layout = new BannerLayout { Badges = badges };
            badges.Add(new());
            return layout.Badges.Count.ToString();
            """));
    }

    [Fact]
    public void A_JSON_value_is_converted_only_once()
    {
        Assert.Equal("True 0", new ShopProgram(JsonVariableConfig.Of(Layout, Other)).Run("""
            var context = core.CreateContext("v");
            bool same = ReferenceEquals(context.Features.Banner.Layout, core.CreateContext("w").Features.Banner.Layout);
            long sum = 0;
            return $"{same} {Allocated(() => sum += context.Features.Banner.Layout!.Columns)}";
            """));
    }

    [Theory]
    [InlineData("[ 1, 2 ]", "IReadOnlyList<long>", "1,2")]
    [InlineData("[ 1, null ]", "IReadOnlyList<long?>", "1,")]
    [InlineData("[ [ \"a\" ], [ ] ]", "IReadOnlyList<IReadOnlyList<string>>", "a;")]
    [InlineData("[ ]", "IReadOnlyList<System.Text.Json.JsonElement?>", "")]
    [InlineData("[ { \"a\": 1 } ]", "IReadOnlyList<BannerLayoutItem>", "BannerLayoutItem { A = 1 }")]
    public void The_type_of_a_list_follows_from_its_items(string value, string type, string expected)
    {
        var nested = type.Contains("IReadOnlyList<IReadOnlyList", StringComparison.Ordinal) ? "l.Select(row => string.Join(\",\", row) + \";\").First()" : "string.Join(\",\", l)";
        Assert.Equal(expected, new ShopProgram(JsonVariableConfig.Of(value)).Run($$"""
            {{type}}? l = core.CreateContext("v").Features.Banner.Layout;
            return l is null ? "null" : {{nested}};
            """));
    }

    [Theory]
    [InlineData("5", "long?", "5")]
    [InlineData("2.5", "double?", "2.5")]
    [InlineData("true", "bool?", "True")]
    [InlineData("\"plain text\"", "string?", "plain text")]
    [InlineData("\"\\\"quoted\\\"\"", "string?", "quoted")]
    [InlineData("null", "System.Text.Json.JsonElement?", "")]
    [InlineData("{}", "System.Text.Json.JsonElement?", "{}")]
    public void A_variable_whose_value_has_no_members_has_the_type_of_that_value(string value, string type, string expected) =>
        Assert.Equal(expected, new ShopProgram(JsonVariableConfig.Of(value)).Run($$"""
            {{type}} value = core.CreateContext("v").Features.Banner.Layout;
            return $"{value}";
            """));

    [Fact]
    public void Values_without_a_common_type_are_not_converted() =>
        Assert.Equal("Number 1", new ShopProgram(JsonVariableConfig.Of("1", "{}")).Run("""
            System.Text.Json.JsonElement value = core.CreateContext("v").Features.Banner.Layout!.Value;
            return $"{value.ValueKind} {value}";
            """));

    [Fact]
    public void Records_for_similar_keys_get_unique_names()
    {
        var run = TestProject.With(Configs.Of("""
            "features": [
              { "id": "1", "key": "a", "variables": [ { "key": "bc", "type": "json" }, { "key": "feature", "type": "json" }, { "key": "bcAFeature", "type": "json" } ] },
              { "id": "7", "key": "ab", "variables": [ { "key": "c", "type": "json" }, { "key": "abd", "type": "string" }, { "key": "d", "type": "json" } ] } ],
            "experiences": [ { "id": "2", "key": "e", "variations": [ { "id": "3", "changes": [
              { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": { "bc": { "x": 1 }, "feature": { "x": 1 } } } },
              { "type": "fullStackFeature", "data": { "feature_id": "7", "variables_data": { "c": { "x": 1 }, "d": { "abd": { "y": 1 }, "e": { "z": [ { "z": 1 } ] } } } } } ] } ] } ]
            """)).Generate();
        Assert.Empty(run.CompilerDiagnostics);
        var code = run.Files["Shop.ConvertAccessors.JsonVariables.g.cs"];
        string[] records = [.. code.Split('\n').Where(line => line.Contains(" sealed record ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1])];
        Assert.Equal(["ABc", "AFeature_", "AbC", "AbD", "AbDAbd", "AbDE", "AbDEZItem"], records);
    }

    [Fact]
    public void Values_with_very_deep_nesting_or_a_very_long_key_cause_no_warning_and_no_error()
    {
        var deep = string.Concat(Enumerable.Repeat("{ \"member\": ", 100)) + "1" + new string('}', 100);
        var run = TestProject.With(JsonVariableConfig.Of(deep, "{ \"" + new string('x', 2000) + "\": { \"a\": 1 } }")).Generate();
        Assert.Empty(run.CompilerDiagnostics);
        run.ToImageReference();
    }
}
