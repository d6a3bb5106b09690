namespace ConvertTyped.Generator.Tests.Emit;

public class FallbackTests
{
    private const string AllTypes = """
        { "features": { "checkout-banner": {
          "headline": "Welcome\n\"you\"", "enabled": true, "max_items": 3, "discount": 7, "layout": { "columns": 4, "theme": { "name": "plain", "accent": "#000" }, "badges": [ ] } } } }
        """;

    [Fact]
    public void A_variable_with_a_fallback_is_never_null()
    {
        Assert.Equal("Welcome\n\"you\" True 3 7 4 plain", new ShopProgram(Configs.Shop) { Live = Configs.Of("\"features\": []"), Fallbacks = AllTypes }.Run("""
            var banner = core.CreateContext("v").Features.CheckoutBanner;
            string headline = banner.Headline;
            bool enabled = banner.Enabled;
            long items = banner.MaxItems;
            double discount = banner.Discount;
            CheckoutBannerLayout layout = banner.Layout;
            return $"{headline} {enabled} {items} {discount} {layout.Columns} {layout.Theme.Name}";
            """));
    }

    [Fact]
    public void A_value_takes_precedence_over_its_fallback()
    {
        Assert.Equal("2 True", new ShopProgram(Configs.Shop) { Fallbacks = AllTypes }.Run("""
            for (int i = 0; ; i++)
            {
                var banner = core.CreateContext("visitor-" + i).Features.CheckoutBanner;
                if (banner.Headline == "One page to go")
                    return $"{banner.Layout.Columns} {banner.Enabled}";
            }
            """));
    }

    [Fact]
    public void A_fallback_replaces_a_JSON_value_that_does_not_fit()
    {
        var program = new ShopProgram(JsonVariableConfig.Of("{ \"columns\": 1 }"))
        {
            Live = JsonVariableConfig.Of("{ \"columns\": \"two\" }"),
            Fallbacks = """{ "features": { "banner": { "layout": { "columns": 3 } } } }""",
        };
        Assert.Equal("3", program.Run("return core.CreateContext(\"v\").Features.Banner.Layout.Columns.ToString();"));
        Assert.Single(program.UnexpectedShapes);
    }

    [Fact]
    public void A_JSON_fallback_affects_the_shape_of_its_variable() =>
        Assert.Equal("null 5", new ShopProgram(JsonVariableConfig.Of("{ \"a\": 1 }"))
        {
            Live = Configs.Of("\"features\": []"),
            Fallbacks = """{ "features": { "banner": { "layout": { "b": 5 } } } }""",
        }.Run("""
            var layout = core.CreateContext("v").Features.Banner.Layout;
            return $"{layout.A?.ToString() ?? "null"} {layout.B}";
            """));

    [Fact]
    public void A_JSON_variable_without_a_value_has_the_type_of_its_fallback() =>
        Assert.Equal("1,2 {}", new ShopProgram(Configs.Of("""
            "features": [ { "id": 1, "key": "f", "variables": [ { "key": "list", "type": "json" }, { "key": "any", "type": "json" } ] } ],
            "experiences": [ { "id": 2, "key": "e", "variations": [ { "id": 3, "changes": [ { "type": "fullStackFeature", "data": { "feature_id": 1 } } ] } ] } ]
            """)) { Fallbacks = """{ "features": { "f": { "list": [ 1, 2 ], "any": {} } } }""" }.Run("""
            var f = core.CreateContext("v").Features.F;
            IReadOnlyList<long> list = f.List;
            System.Text.Json.JsonElement any = f.Any;
            return $"{string.Join(",", list)} {any}";
            """));

    [Theory]
    [InlineData("null", "1,2")]
    [InlineData("[]", "")]
    public void A_JSON_variable_whose_value_has_no_shape_has_the_type_of_its_fallback(string value, string expected) =>
        Assert.Equal(expected, new ShopProgram(JsonVariableConfig.Of(value)) { Fallbacks = """{ "features": { "banner": { "layout": [ 1, 2 ] } } }""" }.Run("""
            IReadOnlyList<long> layout = core.CreateContext("v").Features.Banner.Layout;
            return string.Join(",", layout);
            """));

    [Theory]
    [InlineData("\"headline\": 5")]
    [InlineData("\"headline\": null")]
    [InlineData("\"enabled\": \"true\"")]
    [InlineData("\"max_items\": 1.5")]
    [InlineData("\"max_items\": 9223372036854775808")]
    [InlineData("\"discount\": \"1\"")]
    [InlineData("\"discount\": 1e999")]
    [InlineData("\"layout\": [ ]")]
    [InlineData("\"layout\": { \"columns\": \"x\" }")]
    [InlineData("\"layout\": null")]
    [InlineData("\"unknown\": 1")]
    public void A_fallback_that_fits_no_variable_does_not_change_the_code(string variable) =>
        Assert.Equal(Generate(null), Generate($$"""{ "features": { "checkout-banner": { {{variable}} }, "unknown": { "x": 1 } } }"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"features\": 5 }")]
    [InlineData("{ \"features\": { \"checkout-banner\": [] } }")]
    [InlineData("{ \"features\": { \"checkout-banner\": { \"headline\": \"x\", } } }")]
    public void An_invalid_fallback_file_does_not_change_the_code(string text) => Assert.Equal(Generate(null), Generate(text));

    [Fact]
    public void Fallbacks_in_another_folder_do_not_belong_to_the_config()
    {
        var project = TestProject.With(Configs.Shop);
        var run = (project with { Files = [.. project.Files, new TestFile("/shop/other/convert.fallbacks.json", AllTypes)] }).Generate();
        Assert.Equal(Generate(null), run.Files);
    }

    [Theory]
    [InlineData("0", "0d")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("1e30", "1E+30")]
    [InlineData("100000000000000000000", "1E+20")]
    public void The_fallback_of_a_float_variable_becomes_a_double_literal(string json, string expected) =>
        Assert.Contains($"?? {expected};", Generate($$"""{ "features": { "checkout-banner": { "discount": {{json}} } } }""")["Shop.ConvertAccessors.Features.g.cs"], StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, string> Generate(string? fallbacks)
    {
        var project = TestProject.With(Configs.Shop);
        if (fallbacks is not null)
            project = project with { Files = [.. project.Files, new TestFile("/shop/convert.fallbacks.json", fallbacks)] };
        var run = project.Generate();
        Assert.Empty(run.CompilerDiagnostics);
        return run.Files;
    }
}
