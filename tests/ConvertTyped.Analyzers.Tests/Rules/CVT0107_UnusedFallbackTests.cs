namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnusedFallbackTests
{
    [Theory]
    [InlineData("{ \"features\": { {|CVT0107:\"checkout-baner\"|}: {} } }", "These fallbacks are not used, because the config has no feature with the key 'checkout-baner'; did you mean 'checkout-banner'?")]
    [InlineData("{ \"features\": { \"checkout-banner\": { {|CVT0107:\"headlin\"|}: \"Welcome\" } } }", "This fallback is not used, because the feature 'checkout-banner' has no variable 'headlin'; did you mean 'headline'?")]
    [InlineData("{ \"features\": { \"checkout-banner\": { \"headline\": {|CVT0107:1|} } } }", "This fallback is not used, because the variable 'headline' of the feature 'checkout-banner' is of type string, and this value has another type or structure")]
    [InlineData("{ {|CVT0107:\"feature\"|}: {} }", "'feature' is not used; fallbacks must be inside 'features'")]
    [InlineData("{|CVT0107:[|}]", "The fallbacks are not used, because this value is not a JSON object")]
    [InlineData("{ \"features\": {|CVT0107:[|}] }", "The fallbacks for features are not used, because this value is not a JSON object")]
    [InlineData("{ \"features\": { \"checkout-banner\": {|CVT0107:\"Welcome\"|} } }", "The fallbacks for the feature 'checkout-banner' are not used, because this value is not a JSON object")]
    [InlineData("{ \"features\": {|CVT0107:5|} }", "The fallbacks for features are not used, because this value is not a JSON object")]
    [InlineData("{ \"features\": { \"checkout-banner\": {|CVT0107:null|} } }", "The fallbacks for the feature 'checkout-banner' are not used, because this value is not a JSON object")]
    [InlineData("{ \"features\": { {|CVT0107:\"checkout-banner\"|}: {}, \"checkout-banner\": {} } }", "This value of 'checkout-banner' is not used, because 'checkout-banner' is repeated later in the same object")]
    public async Task A_fallback_that_is_not_used_is_reported(string fallbacks, string message)
    {
        var found = Assert.Single(await LintOf.Config(Configs.Shop, fallbacks));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(TestProject.Root + "convert.fallbacks.json", found.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("enabled", "{|CVT0107:\"true\"|}")]
    [InlineData("max_items", "{|CVT0107:1.5|}")]
    [InlineData("max_items", "{|CVT0107:\"1\"|}")]
    [InlineData("discount", "{|CVT0107:\"1\"|}")]
    [InlineData("layout", "{|CVT0107:null|}")]
    [InlineData("headline", "{|CVT0107:null|}")]
    [InlineData("headline", "\"Welcome\"")]
    [InlineData("enabled", "false")]
    [InlineData("max_items", "10")]
    [InlineData("discount", "10")]
    [InlineData("discount", "0.5")]
    [InlineData("layout", "{ \"columns\": 1 }")]
    public Task A_fallback_must_have_the_type_of_its_variable(string variable, string value) =>
        LintOf.Config(Configs.Shop, $$"""{ "features": { "checkout-banner": { "{{variable}}": {{value}} } } }""");

    [Fact]
    public Task The_address_of_the_schema_is_not_a_fallback() =>
        LintOf.Config(Configs.Shop, """{ "$schema": "https://example.com/convert.fallbacks.schema.json", "features": {} }""");

    [Fact]
    public Task Fallbacks_that_are_not_valid_JSON_are_reported() => LintOf.Config(Configs.Shop, "{ \"features\": {|CVT0107:}|}");

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public Task Fallbacks_are_not_checked_if_the_config_is_broken(string config) => LintOf.Config(config, "{ \"features\": { \"nobodys\": {} } }");

    [Fact]
    public Task Fallbacks_are_not_checked_if_one_of_two_configs_is_broken() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["app.convert.json"] = "{",
            ["convert.fallbacks.json"] = "{ \"features\": { \"nobodys\": {} } }",
        },
    });

    [Fact]
    public Task The_last_of_two_members_with_the_same_name_is_used() => LintOf.Config(
        Configs.Shop, """{ "features": { {|CVT0107:"checkout-banner"|}: { "headline": "Welcome" }, "checkout-banner": { "enabled": true } } }""");

    [Fact]
    public Task Fallbacks_apply_to_all_configs_in_their_folder() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.With("\"features\": [{ \"id\": 1, \"key\": \"f\", \"variables\": [{ \"key\": \"v\", \"type\": \"string\" }] }]"),
            ["app.convert.json"] = Configs.With("\"features\": [{ \"id\": 1, \"key\": \"f\", \"variables\": [{ \"key\": \"v\", \"type\": \"integer\" }] }, { \"id\": 2, \"key\": \"g\" }]"),
            ["convert.fallbacks.json"] = "{ \"features\": { \"f\": { \"v\": 1, {|CVT0107:\"w\"|}: 1 }, \"g\": {}, {|CVT0107:\"h\"|}: {} } }",
        },
    });

    [Fact]
    public Task Fallbacks_apply_only_to_the_configs_in_their_folder() => Analysis.FindsTheMarkedAsync(new TestProject
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["app/convert.json"] = Configs.With("\"features\": [{ \"id\": 1, \"key\": \"app-banner\" }]"),
            ["app/convert.fallbacks.json"] = "{ \"features\": { \"app-banner\": {}, {|CVT0107:\"checkout-banner\"|}: {} } }",
            ["other/convert.fallbacks.json"] = "{ \"features\": { \"nobodys\": {} } }",
        },
    });
}
