using System.Text.Json;

namespace ConvertTyped.Tool.Tests.Pull;

public class PullTests
{
    [Fact]
    public async Task The_first_pull_writes_the_config_indented_with_two_spaces_and_in_the_order_in_which_it_was_served()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve("""{"_s_t":"2026-11-28T10:00:00Z","account_id":"1","project":{"id":2,"b":1.50,"a":[]},"features":[{"key":"z","id":9},{"key":"a","id":8}]}""");

        (await workplace.RunAsync("pull")).Exits(0);

        Assert.Equal(
            """
            {
              "account_id": "1",
              "project": {
                "id": 2,
                "b": 1.50,
                "a": []
              },
              "features": [
                {
                  "key": "z",
                  "id": 9
                },
                {
                  "key": "a",
                  "id": 8
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            workplace["convert.json"]);
        Assert.False(workplace.Has("convert.retired.json"));
    }

    [Fact]
    public async Task Two_pulls_of_one_config_write_the_same_bytes_although_the_responses_differ()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Changed(config => config["_s_t"] = "2026-11-28T10:00:00Z"));
        (await workplace.RunAsync("pull")).Exits(0);
        var first = workplace["convert.json"];
        server.Config.Serve(ShopConfig.Changed(config => config["_s_t"] = "2026-11-28T11:00:00Z"));

        (await workplace.RunAsync("pull", "--check")).Exits(0);
        (await workplace.RunAsync("pull")).Exits(0);

        Assert.Equal(first, workplace["convert.json"]);
    }

    [Fact]
    public async Task Check_exits_with_1_and_writes_nothing_if_Convert_serves_a_different_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        (await workplace.RunAsync("pull")).Exits(0);
        var before = workplace["convert.json"];
        server.Config.Serve(ShopConfig.Changed(config => config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 10));

        var run = (await workplace.RunAsync("pull", "--check")).Exits(1);

        Assert.Contains("traffic of 'control': 50% → 10%", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace["convert.json"]);
        Assert.Equal([workplace.At("convert.json")], Directory.GetFiles(workplace.Folder));
    }

    [Fact]
    public async Task Entities_that_Convert_no_longer_serves_are_listed_beside_the_config_until_they_return()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        (await workplace.RunAsync("pull")).Exits(0);
        server.Config.Serve(ShopConfig.Changed(config =>
        {
            config.Remove("experiences", "recommendations-rollout");
            config.Remove("goals", "add_to_cart");
            config.Experience("checkout-experiment")["variations"]!.AsArray().RemoveAt(1);
        }));

        var output = (await workplace.RunAsync("pull")).Exits(0).Output;

        Assert.Matches("retired +variation 'treatment' of the experience 'checkout-experiment', not served since", output);
        Assert.Matches("retired +experience 'recommendations-rollout', not served since", output);
        Assert.Matches("retired +members of variable 'weights' of the feature 'recommendations', not served since", output);
        Assert.Matches("retired +goal 'add_to_cart', not served since", output);
        var retired = JsonElement.Parse(workplace["convert.retired.json"]);
        Assert.Equal(["checkout-experiment", "recommendations-rollout"], retired.GetProperty("experiences").EnumerateArray().Select(entity => entity.GetProperty("key").GetString()));
        Assert.Equal("treatment", retired.GetProperty("experiences")[0].GetProperty("variations")[0].GetProperty("key").GetString());
        Assert.Equal("add_to_cart", retired.GetProperty("goals")[0].GetProperty("key").GetString());
        Assert.Equal(10, retired.GetProperty("goals")[0].GetProperty("since").GetString()!.Length);
        // The feature is listed, because the new config has no values from which the record of its JSON variable could be inferred.
        Assert.Equal("weights", retired.GetProperty("features").EnumerateArray().Single(entity => entity.GetProperty("key").GetString() == "recommendations").GetProperty("variables")[0].GetProperty("key").GetString());

        server.Config.Serve(ShopConfig.Text);
        (await workplace.RunAsync("pull")).Exits(0);
        Assert.False(workplace.Has("convert.retired.json"));
    }

    [Fact]
    public async Task Each_config_in_a_folder_has_its_own_file_of_retired_entities()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        workplace["convert.json"] = ShopConfig.Text;
        workplace["convert.retired.json"] = """{"version":1,"goals":[{"id":"1","key":"old-goal","since":"2026-01-01"}]}""";
        workplace["shop.convert.json"] = ShopConfig.Text;
        server.Config.Serve(ShopConfig.Changed(config => config.Remove("goals", "add_to_cart")));

        (await workplace.RunAsync("pull", "shop.convert.json")).Exits(0);

        Assert.Contains("old-goal", workplace["convert.retired.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("add_to_cart", workplace["convert.retired.json"], StringComparison.Ordinal);
        Assert.Contains("add_to_cart", workplace["shop.convert.retired.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("old-goal", workplace["shop.convert.retired.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_of_a_retired_entity_becomes_an_error_after_the_requested_number_of_days()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        workplace["convert.retired.json"] = """{"version":1,"goals":[{"id":"1","key":"old-goal","since":"2026-01-01"}]}""";

        (await workplace.RunAsync("pull", "--retire-after", "30")).Exits(0);

        Assert.True(JsonElement.Parse(workplace["convert.retired.json"]).GetProperty("goals")[0].GetProperty("error").GetBoolean());
    }

    [Fact]
    public async Task The_output_names_each_file_that_was_or_would_be_written()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        workplace["convert.retired.json"] = """{"version":1,"goals":[{"id":"1","key":"old-goal","since":"2026-01-01"}]}""";

        Assert.Contains("'convert-typed pull' would write convert.json and convert.retired.json.", (await workplace.RunAsync("pull", "--check")).Exits(1).Output, StringComparison.Ordinal);
        Assert.Contains("Wrote convert.json and convert.retired.json.", (await workplace.RunAsync("pull")).Exits(0).Output, StringComparison.Ordinal);

        var check = (await workplace.RunAsync("pull", "--retire-after", "30", "--check")).Exits(1).Output;
        Assert.Contains("'convert-typed pull' would change convert.retired.json. Run the same command without --check.", check, StringComparison.Ordinal);
        Assert.Contains("Wrote convert.retired.json.", (await workplace.RunAsync("pull", "--retire-after", "30")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pruning_removes_entities_that_no_code_uses_and_keeps_those_that_code_may_use()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        (await workplace.RunAsync("pull")).Exits(0);
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["Program.cs"] = """
            ConvertContext context = null!;
            context.TrackConversion("used-goal");
            System.Console.WriteLine("mentioned-goal");
            """;
        workplace["convert.retired.json"] = """
            {"version":1,"goals":[
              {"key":"forgotten-goal","since":"2026-11-01"},{"key":"mentioned-goal","since":"2026-11-01"},{"key":"used-goal","since":"2026-11-01"}]}
            """;

        (await workplace.RunAsync("pull", "--prune", ".")).Exits(0);

        Assert.Equal(
            ["mentioned-goal", "used-goal"],
            JsonElement.Parse(workplace["convert.retired.json"]).GetProperty("goals").EnumerateArray().Select(goal => goal.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task The_config_of_another_project_replaces_the_file_only_on_request()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        workplace["convert.json"] = ShopConfig.Text;
        server.Config.Serve("""{"account_id":"1","project":{"id":"2"}}""");

        var refused = (await workplace.RunAsync("pull")).Exits(2);
        Assert.Contains("--switch-project", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ShopConfig.Text, workplace["convert.json"]);

        (await workplace.RunAsync("pull", "--switch-project")).Exits(0);
        Assert.False(workplace.Has("convert.retired.json"));
    }
}
