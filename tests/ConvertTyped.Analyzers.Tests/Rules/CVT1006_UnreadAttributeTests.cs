using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnreadAttributeTests
{
    [Theory]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { [{|CVT1006:\"contry\"|}] = \"DE\" });", "No rule in the config reads the visitor attribute 'contry'; did you mean 'country'?")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { [{|CVT1006:\"Country\"|}] = \"DE\" });", "No rule in the config reads the visitor attribute 'Country'; there is 'country', and case matters")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { [{|CVT1006:\"shoe-size\"|}] = 43 });", "No rule in the config reads the visitor attribute 'shoe-size'")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { [{|CVT1006:\"url\"|}] = \"/\" });", "No rule in the config reads the visitor attribute 'url'; rules read it only as a location attribute")]
    [InlineData("core.CreateContext(\"v\", null, new Dictionary<string, object?> { [{|CVT1006:\"plan\"|}] = \"pro\" });", "No rule in the config reads the location attribute 'plan'; rules read it only as a visitor attribute")]
    public async Task An_attribute_that_no_rule_reads_is_a_warning(string line, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(line)));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public Task Attributes_that_audiences_segments_and_locations_read_are_not_reported() => Analysis.FindsTheMarkedAsync(Code.Lines("""
        core.CreateContext(
            "v",
            new Dictionary<string, object?> { ["plan"] = "pro", ["country"] = "DE", ["age"] = 20, ["lifetime_value"] = 1m },
            new Dictionary<string, object?> { ["url"] = "/" });
        """));

    [Theory]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { { {|CVT1006:\"nope\"|}, 1 } });")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>([new({|CVT1006:\"nope\"|}, 1)]));")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>(new[] { KeyValuePair.Create({|CVT1006:\"nope\"|}, (object?)1) }));")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>(new List<KeyValuePair<string, object?>> { new({|CVT1006:\"nope\"|}, 1) }));")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>(new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 }, StringComparer.Ordinal));")]
    [InlineData("core.CreateContext(\"v\", (isNew ? new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 } : null) ?? new());")]
    [InlineData("core.CreateContext(\"v\", isNew ? null : new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 });")]
    [InlineData("core.CreateContext(\"v\", isNew ? new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 } : null);")]
    [InlineData("core.CreateContext(\"v\", null ?? new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 });")]
    [InlineData("core.CreateContext(\"v\", unknown switch { \"a\" => new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 }, _ => null });")]
    [InlineData("var a = new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 }; core.CreateContext(\"v\", a);")]
    [InlineData("var a = new Dictionary<string, object?>(); a[{|CVT1006:\"nope\"|}] = 1; a.Add({|CVT1006:\"never\"|}, 1); a.TryAdd({|CVT1006:\"none\"|}, 1); core.CreateContext(\"v\", a);")]
    [InlineData("var a = new List<KeyValuePair<string, object?>>(); a.Add(new({|CVT1006:\"nope\"|}, 1)); core.CreateContext(\"v\", new Dictionary<string, object?>(a));")]
    [InlineData("var a = new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 }; core.CreateContext(\"v\", a); core.CreateContext(\"w\", a);")]
    [InlineData("const string nope = \"nope\"; core.CreateContext(\"v\", new Dictionary<string, object?> { [{|CVT1006:nope|}] = 1 });")]
    public Task Entries_are_checked_in_every_syntax(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Theory]
    [InlineData("core.CreateContextAsync(\"v\", {0});")]
    [InlineData("context.RunExperience(\"checkout-experiment\", {0});")]
    [InlineData("context.RunExperiences({0});")]
    [InlineData("context.RunFeature(\"checkout-banner\", attributes: {0});")]
    [InlineData("context.RunFeatures(locationAttributes: {0});")]
    [InlineData("context.RunCustomSegments([\"us-visitors\"], {0});")]
    [InlineData("context.DiagnoseExperience(\"checkout-experiment\", {0});")]
    [InlineData("context.DiagnoseFeature(\"checkout-banner\", {0});")]
    [InlineData("context.SetAttributes({0});")]
    [InlineData("context.With({0});")]
    public Task Members_that_take_attributes_are_checked(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line.Replace("{0}", "new Dictionary<string, object?> { [{|CVT1006:\"nope\"|}] = 1 }", StringComparison.Ordinal)));

    [Theory]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?> { [unknown] = 1 });")]
    [InlineData("var a = new Dictionary<string, object?>(); core.CreateContext(\"v\", a); a[\"nope\"] = 1;")]
    [InlineData("var a = new Dictionary<string, object?>(); _ = a[\"nope\"]; a.Remove(\"nope\"); core.CreateContext(\"v\", a);")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>(new KeyValuePair<string, object?>[] { default, new() }));")]
    [InlineData("core.CreateContext(\"v\", new Dictionary<string, object?>([Create(\"nope\", 1)]));")]
    [InlineData("core.CreateContext(\"v\", (Dictionary<string, object?>)new Bag { [\"nope\"] = 1 });")]
    [InlineData("var a = new Dictionary<string, object?>(); object? o; o = a[\"nope\"]; a.TryGetValue(\"nope\", out _); core.CreateContext(\"v\", a);")]
    [InlineData("var a = new Dictionary<string, object?>(); var b = new Dictionary<string, object?>(); b.Add(\"nope\", a); core.CreateContext(\"v\", a);")]
    [InlineData("Theirs.Own(new Dictionary<string, object?> { [\"nope\"] = 1 }); Others.Own(new Dictionary<string, object?> { [\"nope\"] = 1 });")]
    [InlineData("var a = new List<object>(); a.Add(a); core.CreateContext(\"v\", (IReadOnlyDictionary<string, object?>)(object)a);")]
    [InlineData("context.SetSegments(new Dictionary<string, object?> { [\"nope\"] = 1 });")]
    [InlineData("Own(new Dictionary<string, object?> { [\"nope\"] = 1 });")]
    [InlineData("OwnPlace(new Dictionary<string, object?> { [\"nope\"] = 1 }); OwnData(new Dictionary<string, object?> { [\"nope\"] = true });")]
    [InlineData("Described.Own(new Dictionary<string, object?> { [\"nope\"] = 1 });")]
    [InlineData("var a = new Dictionary<string, object?>(); var b = new Dictionary<string, object?>(); b[\"nope\"] = a[\"never\"]; core.CreateContext(\"v\", a);")]
    [InlineData("core.CreateContext(\"v\", new Triples { { \"nope\", 1, 2 } });")]
    [InlineData("var a = new Dictionary<string, object?> { [\"nope\"] = 1 }; a = new(); core.CreateContext(\"v\", a);")]
    public Task Unrelated_dictionaries_and_uncertain_entries_are_not_reported(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line, """
            private static void Own(IReadOnlyDictionary<string, object?> attributes) { }
            private static void OwnPlace(IReadOnlyDictionary<string, object?> locationAttributes) { }
            private static void OwnData(IReadOnlyDictionary<string, object?> conversionData) { }
            [System.ComponentModel.Description("ConvertTyped.Generator")]
            private static class Described { public static void Own(IReadOnlyDictionary<string, object?> attributes) { } }
            private sealed class Triples : Dictionary<string, object?> { public void Add(string name, object? value, int weight) { } }
            private static KeyValuePair<string, object?> Create(string name, object? value) => new(name, value);
            [System.CodeDom.Compiler.GeneratedCode("Theirs", "1")]
            private static class Theirs { public static void Own(IReadOnlyDictionary<string, object?> attributes) { } }
            private sealed class GeneratedCodeAttribute : Attribute { }
            [GeneratedCode]
            private static class Others { public static void Own(IReadOnlyDictionary<string, object?> attributes) { } }
            private sealed class Bag
            {
                public object? this[string name] { set { } }
                public static explicit operator Dictionary<string, object?>(Bag bag) => new();
            }
            """));

    [Fact]
    public Task A_dictionary_that_is_created_from_itself_causes_no_recursion() => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines("Dictionary<string, object?> a = new(a) { [{|CVT1006:\"nope\"|}] = 1 }; core.CreateContext(\"v\", a);")), isUnfinished: true);

    [Fact]
    public Task Attributes_added_to_typed_attributes_are_checked() => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines("core.CreateContext(\"v\", new VisitorAttributes { Country = \"DE\", [{|CVT1006:\"nope\"|}] = \"x\" });")) with { Generates = true });

    [Fact]
    public Task Attributes_passed_to_a_typed_segment_are_checked() => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines("context.Segments.UsVisitors.Run(new Dictionary<string, object?> { [\"country\"] = \"US\", [{|CVT1006:\"nope\"|}] = 1 });")) with { Generates = true });

    [Fact]
    public Task The_site_area_of_an_experience_reads_location_attributes() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.With(null, new Dictionary<string, object?> { [\"path\"] = 1, [{|CVT1006:\"url\"|}] = 1 });")) with
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.With("""
                    "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }],
                      "site_area": { "OR": [{ "AND": [{ "OR_WHEN": [{ "key": "path", "value": "/", "matching": { "match_type": "equals", "negated": false } }] }] }] } }]
                    """),
            },
        });

    [Fact]
    public Task Attributes_that_one_of_two_configs_reads_are_not_reported() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.SetAttributes(new Dictionary<string, object?> { [\"country\"] = \"DE\", [{|CVT1006:\"nope\"|}] = 1 });")) with
        {
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["other.convert.json"] = Configs.With("\"goals\": []") },
        });

    [Fact]
    public async Task The_nearest_attribute_is_offered() => Assert.Equal(
        Code.Lines("context.SetAttributes(new Dictionary<string, object?> { { \"country\", 1 } });"),
        await Fixing.FirstAsync(new NearestKeyFix(), Code.Lines("context.SetAttributes(new Dictionary<string, object?> { { \"contry\", 1 } });")));
}
