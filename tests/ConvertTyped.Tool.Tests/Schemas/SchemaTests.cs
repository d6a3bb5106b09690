using static ConvertTyped.Tool.Tests.Schemas.Schema;

namespace ConvertTyped.Tool.Tests.Schemas;

public class SchemaTests
{
    [Fact]
    public void Every_fixture_config_matches_the_schema()
    {
        var configs = FixtureConfigs.All().ToList();
        Assert.True(configs.Count > 20, $"Only {configs.Count} configs were found.");
        foreach (var (name, json) in configs)
            AssertFits("convert", json, name);
    }

    [Theory]
    [InlineData("convert", """{"project":{"id":"1"}}""")]
    [InlineData("convert", """{"account_id":"1","project":{"id":"1"},"features":{}}""")]
    [InlineData("convert.fallbacks", """{"features":{"banner":{"headline":null}}}""")]
    [InlineData("convert.retired", """{"version":1,"goals":[{"key":"a"}]}""")]
    [InlineData("convert.retired", """{"version":1,"goals":[{"key":"a","since":"2026-11-28","variations":[]}]}""")]
    [InlineData("test-cases", """{"cases":[{"visitor":"v1"}]}""")]
    public void An_invalid_document_does_not_match_its_schema(string schema, string json) => Assert.False(Evaluate(schema, json).IsValid);

    [Theory]
    [InlineData("convert.fallbacks", """{"$schema":"x","features":{"banner":{"headline":"Welcome","count":1}}}""")]
    [InlineData("convert.retired", """{"version":1,"experiences":[{"id":"1","key":"a","since":"2026-11-28","renamedTo":"b","variations":[{"id":"2","key":"c"}]}]}""")]
    [InlineData("test-cases", """{"cases":[{"visitor":"v1","expect":{"experiences":{"a":null},"features":{"b":{"c":[1]}}}}]}""")]
    public void A_valid_document_matches_its_schema(string schema, string json) => AssertFits(schema, json, json);

    [Fact]
    public async Task The_JSON_report_of_each_command_matches_its_schema()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        AssertFits("init", (await workplace.RunAsync("init", "--format", "json")).Exits(0).Output, "init");
        server.Config.Serve(ShopConfig.Changed(config =>
        {
            config.Remove("experiences", "recommendations-rollout");
            config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 10;
            config.Feature("express-pay")["key"] = "fast-pay";
        }));
        workplace["old.json"] = workplace["convert.json"];
        AssertFits("pull", (await workplace.RunAsync("pull", "--format", "json")).Exits(0).Output, "pull");
        AssertFits("convert", workplace["convert.json"], "convert.json");
        AssertFits("convert.retired", workplace["convert.retired.json"], "convert.retired.json");
        AssertFits("diff", (await workplace.RunAsync("diff", "old.json", "convert.json", "--format", "json")).Exits(1).Output, "diff");
        AssertFits("explain", (await workplace.RunAsync("explain", "v1", "--at", "old.json", "-a", "plan=pro", "--format", "json")).Exits(0).Output, "explain");
        AssertFits("simulate", (await workplace.RunAsync("simulate", "--visitors", "2000", "--compare", "old.json", "--format", "json")).Exits(0).Output, "simulate");
        workplace["cases.json"] = """{"cases":[{"visitor":"v1","expect":{"experiences":{"checkout-experiment":"no"}}}]}""";
        AssertFits("test", (await workplace.RunAsync("test", "cases.json", "--format", "json")).Exits(1).Output, "test");
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["Program.cs"] = """ConvertContext context = null!; _ = context.Features.FastPay.IsEnabled; context.TrackConversion("nope");""";
        AssertFits("usages", (await workplace.RunAsync("usages", "--format", "json")).Exits(0).Output, "usages");
        AssertFits("generate", (await workplace.RunAsync("generate", "--output", "Generated", "--check", "--format", "json")).Exits(1).Output, "generate");
        AssertFits("generate", (await workplace.RunAsync("generate", "--output", "Generated", "--format", "json")).Exits(0).Output, "generate");
        Directory.Delete(workplace.At("Generated"), recursive: true);
        workplace["Program.cs"] = """
            ConvertContext context = null!;
            // FastPay needs no address.
            System.Console.WriteLine(context.Features.FastPay.IsEnabled);
            System.Console.WriteLine(context.Features.FastPay);
            """;
        AssertFits("cleanup", (await workplace.RunAsync("cleanup", "fast-pay", "--off", "--dry-run", "--format", "json")).Exits(1).Output, "cleanup");
        AssertFits("cleanup", (await workplace.RunAsync("cleanup", "checkout-experiment", "--off", "--format", "json")).Exits(0).Output, "cleanup");
        workplace["broken.convert.json"] = ShopConfig.Changed(config => config["experiences"]![0]!["goals"]!.AsArray().Add("9"));
        AssertFits("lint", (await workplace.RunAsync("lint", "broken.convert.json", "--format", "json")).Exits(1).Output, "lint");
    }
}
