namespace ConvertTyped.Generator.Tests.Emit;

public class AttributesTests
{
    [Theory]
    [InlineData("less", "500", "", "double?")]
    [InlineData("lessEqual", "\"1,000\"", "", "double?")]
    [InlineData("less", "\"m\"", "", "string?")]
    [InlineData("equalsNumber", "\"5\"", "", "double?")]
    [InlineData("equals", "5", "", "double?")]
    [InlineData("equals", "\"5\"", "generic_numeric_key_value", "double?")]
    [InlineData("equals", "\"5\"", "", "string?")]
    [InlineData("equals", "true", "", "bool?")]
    [InlineData("equals", "\"true\"", "generic_bool_key_value", "bool?")]
    [InlineData("isIn", "\"a|b\"", "", "string?")]
    [InlineData("contains", "5", "", "string?")]
    [InlineData("exists", "true", "", "string?")]
    public void The_type_of_an_attribute_follows_from_its_comparison(string matchType, string value, string ruleType, string type) =>
        Assert.Contains($"public {type} K {{ get; init; }}", Visitor(Item("k", matchType, value, ruleType)), StringComparison.Ordinal);

    [Theory]
    [InlineData("less", "5", "exists", "\"\"", "double?")]
    [InlineData("less", "5", "equals", "\"x\"", "string?")]
    [InlineData("less", "5", "equals", "true", "string?")]
    public void An_attribute_with_several_comparisons_has_a_type_that_fits_all_of_them(string one, string oneValue, string other, string otherValue, string type) =>
        Assert.Contains($"public {type} K {{ get; init; }}", Visitor(Item("k", one, oneValue), Item("k", other, otherValue)), StringComparison.Ordinal);

    [Fact]
    public void Segments_and_audiences_read_visitor_attributes_but_locations_and_site_areas_read_location_attributes()
    {
        var run = TestProject.With(Configs.Of($$"""
            "audiences": [ { "id": 1, "rules": {{Rules(Item("a", "equals", "\"x\""))}} } ], "segments": [ { "id": 2, "key": "s", "rules": {{Rules(Item("b", "equals", "\"x\""))}} } ],
            "locations": [ { "id": 3, "rules": {{Rules(Item("c", "equals", "\"x\""))}} } ], "experiences": [ { "id": 4, "key": "e", "site_area": {{Rules(Item("d", "equals", "\"x\""))}} } ]
            """)).Generate();
        Assert.Equal(["A", "B"], Properties(run, "VisitorAttributes"));
        Assert.Equal(["C", "D"], Properties(run, "LocationAttributes"));
    }

    [Fact]
    public void Rules_read_typed_properties_and_untyped_keys()
    {
        Assert.Equal("True True False True", new ShopProgram(Configs.Shop).Run("""
            bool Matches(VisitorAttributes attributes) => core.CreateContext("v", attributes).Segments.BigSpenders.Run().Matched
                || core.CreateContext("w", attributes).Segments.UsVisitors.Run().Matched;
            var rich = new VisitorAttributes { LifetimeValue = 501, ["beta"] = true };
            return $"{Matches(rich)} {Matches(new VisitorAttributes { ["country"] = "US" })} {Matches(rich with { LifetimeValue = 500 })} "
                + core.CreateContext("x").Segments.UsVisitors.Run(new VisitorAttributes { Country = "us" }).Matched;
            """));
    }

    [Fact]
    public void Attribute_sets_can_be_read_as_dictionaries()
    {
        Assert.Equal("age,country,beta,list 4 DE 30 True 1+2  False", new ShopProgram(Configs.Shop).Run("""
            var list = new List<int> { 1, 2 };
            var attributes = new VisitorAttributes { Country = "DE", Age = 30, ["beta"] = true, ["list"] = list, ["age"] = "hidden" };
            list.Add(3);
            IReadOnlyDictionary<string, object?> dictionary = attributes;
            return $"{string.Join(",", dictionary.Keys)} {dictionary.Count} {dictionary["country"]} {attributes["age"]} {attributes["beta"]} "
                + $"{string.Join("+", (IEnumerable<object?>)dictionary["list"]!)} {attributes["none"]} {dictionary.ContainsKey("plan")}";
            """));
    }

    [Fact]
    public void Attribute_sets_are_compared_by_value_and_can_be_copied_and_ToString_shows_only_their_keys()
    {
        Assert.Equal(
            "True False True country, plan, x",
            new ShopProgram(Configs.Shop).Run("""
                var one = new VisitorAttributes { Country = "DE", ["x"] = new[] { 1 } };
                var same = new VisitorAttributes { ["x"] = new[] { 1 }, Country = "DE" };
                var copy = one with { Country = "US", Plan = "pro" };
                return $"{one == same} {one == copy} {copy["x"] is not null} {copy}";
                """));
    }

    [Fact]
    public void A_context_uses_an_attribute_set_without_copying_it_and_merges_later_sets()
    {
        Assert.Equal("DE 31 pro False True", new ShopProgram(Configs.Shop).Run("""
            var attributes = new VisitorAttributes { Country = "DE", Age = 30 };
            var context = core.CreateContext("v", attributes, new LocationAttributes { Url = "/" });
            bool kept = ReferenceEquals(context.Attributes, attributes);
            context.SetAttributes(new VisitorAttributes { Age = 31, Plan = "pro" });
            var now = context.Attributes;
            return $"{now["country"]} {now["age"]} {now["plan"]} {now.ContainsKey("lifetime_value")} {kept}";
            """));
    }

    [Fact]
    public void Evaluating_typed_attributes_allocates_nothing()
    {
        Assert.Equal("0 0", new ShopProgram(Configs.Shop).Run("""
            var attributes = new VisitorAttributes { Country = "DE", Age = 30, Plan = "pro", ["beta"] = true };
            var location = new LocationAttributes { Url = "/pricing" };
            var context = core.CreateContext("visitor-1", attributes, location);
            var plain = core.CreateContext("visitor-1");
            int seen = 0;
            long ofContext = Allocated(() => seen += context.Experiences.PricingPageTest.Variation == PricingPageTestVariation.None ? 0 : 1);
            long ofCall = Allocated(() => seen += plain.RunExperience("pricing-page-test", attributes, location) is null ? 0 : 1);
            return $"{ofContext} {ofCall}";
            """));
    }

    [Fact]
    public void An_untyped_dictionary_can_still_be_passed() =>
        Assert.Equal("True", new ShopProgram(Configs.Shop).Run("""
            return core.CreateContext("v", new Dictionary<string, object?> { ["country"] = "US" }).Segments.UsVisitors.Run().Matched.ToString();
            """));

    private static string Visitor(params string[] items) =>
        TestProject.With(Configs.Of($$"""  "audiences": [ { "id": 1, "rules": {{Rules(items)}} } ]  """)).Generate().Files["Shop.ConvertAccessors.VisitorAttributes.g.cs"];

    private static IEnumerable<string> Properties(GeneratorRun run, string type) => run.Files[$"Shop.ConvertAccessors.{type}.g.cs"]
        .Split('\n').Where(line => line.Contains("{ get; init; }", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[2]);

    private static string Item(string key, string matchType, string value, string ruleType = "") =>
        $$"""{ "rule_type": "{{ruleType}}", "key": "{{key}}", "matching": { "match_type": "{{matchType}}", "negated": false }, "value": {{value}} }""";

    private static string Rules(params string[] items) => $$"""{ "OR": [ { "AND": [ { "OR_WHEN": [ {{string.Join(',', items)}} ] } ] } ] }""";
}
