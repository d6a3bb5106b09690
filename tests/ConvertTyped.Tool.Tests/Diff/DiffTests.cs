using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.Tool.Tests.Diff;

public class DiffTests
{
    [Fact]
    public async Task Diff_exits_with_0_if_only_the_formatting_differs()
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        workplace["new.json"] = JsonNode.Parse(ShopConfig.Text)!.ToJsonString();
        Assert.Equal("No differences.", (await workplace.RunAsync("diff", "old.json", "new.json")).Exits(0).Output.Trim());
    }

    [Fact]
    public async Task Changes_that_break_accessors_are_listed()
    {
        var diff = await DiffAsync(config =>
        {
            config.Experience("pricing-page-test")["key"] = "pricing-test";
            config.Remove("goals", "add_to_cart");
            config.Feature("checkout-banner")["variables"]![1]!["type"] = "string";
            config.Experience("checkout-experiment")["variations"]!.AsArray().RemoveAt(0);
        });
        var breaks = AccessorsOf(diff, "breaks");
        Assert.Contains("context.Experiences.PricingPageTest: renamed to context.Experiences.PricingTest", breaks);
        Assert.Contains("context.Goals.AddToCart: not in the new config", breaks);
        Assert.Contains("context.Features.CheckoutBanner.Enabled: type changed from bool? to string?", breaks);
        Assert.Contains("CheckoutExperimentVariation.Control: not in the new config", breaks);
        // A member whose owner is removed or renamed has no separate line.
        Assert.DoesNotContain(breaks, line => line.StartsWith("PricingPageTestVariation", StringComparison.Ordinal));
        Assert.Contains("context.Experiences.PricingTest: experience", AccessorsOf(diff, "new"));
    }

    [Fact]
    public async Task Retiring_and_reviving_are_separate_kinds_of_changes()
    {
        var diff = await DiffAsync(config =>
        {
            config.Experience("pricing-page-test")["status"] = "paused";
            config.Experience("2025-black-friday-banner")["status"] = "active";
        });
        Assert.Equal(["retired pricing-page-test", "revived 2025-black-friday-banner", "retired pricing_plans"], ChangesOf(diff));
        Assert.Equal(["context.Experiences.PricingPageTest: obsolete: paused", "context.Features.PricingPlans: obsolete: not carried by any running variation"], AccessorsOf(diff, "warns"));
    }

    [Fact]
    public async Task A_retired_entity_whose_use_is_an_error_breaks_code()
    {
        const string goal = """{ "id": "1", "key": "old-goal", "since": "2026-01-01" }""";
        const string error = """{ "id": "1", "key": "old-goal", "since": "2026-01-01", "error": true }""";
        const string breaks = "context.Goals.OldGoal: obsolete, and each use is a compile error: not served by Convert since 2026-01-01";

        Assert.Equal([breaks], await EffectsAsync("breaks", goal, error));
        Assert.Equal([], await EffectsAsync("breaks", error, error));
        Assert.Equal([], await EffectsAsync("breaks", error, goal));

        static async Task<IEnumerable<string>> EffectsAsync(string effect, string before, string after)
        {
            using var workplace = new Workplace();
            foreach (var (folder, entry) in new[] { ("old", before), ("new", after) })
            {
                Directory.CreateDirectory(workplace.At(folder));
                workplace[$"{folder}/convert.json"] = ShopConfig.Text;
                workplace[$"{folder}/convert.retired.json"] = $$"""{ "version": 1, "goals": [ {{entry}} ] }""";
            }
            var diff = await workplace.RunAsync("diff", "old/convert.json", "new/convert.json", "--format", "json");
            return AccessorsOf(JsonElement.Parse(diff.Output), effect);
        }
    }

    [Fact]
    public async Task A_removed_goal_whose_use_is_an_error_breaks_code()
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        Directory.CreateDirectory(workplace.At("new"));
        workplace["new/convert.json"] = ShopConfig.Changed(config => config.Remove("goals", "add_to_cart"));
        workplace["new/convert.retired.json"] = """{ "version": 1, "goals": [ { "id": "1", "key": "add_to_cart", "since": "2026-01-01", "error": true } ] }""";

        var diff = JsonElement.Parse((await workplace.RunAsync("diff", "old.json", "new/convert.json", "--format", "json")).Exits(1).Output);

        Assert.Equal(["context.Goals.AddToCart: obsolete, and each use is a compile error: not served by Convert since 2026-01-01"], AccessorsOf(diff, "breaks"));
        Assert.Empty(AccessorsOf(diff, "warns"));
    }

    [Fact]
    public async Task If_a_traffic_allocation_changes_the_diff_shows_the_share_of_visitors_who_get_another_variation()
    {
        var diff = await DiffAsync(config =>
        {
            config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 20;
            config.Experience("checkout-experiment").Variation("treatment")["traffic_allocation"] = 80;
            config.Experience("pricing-page-test")["audiences"] = new JsonArray();
        });
        var movement = Assert.Single(diff.GetProperty("movements").EnumerateArray());
        Assert.Equal("checkout-experiment", movement.GetProperty("experience").GetString());
        Assert.InRange(movement.GetProperty("share").GetDouble(), 0.295, 0.305);
    }

    [Fact]
    public async Task A_config_can_be_given_as_a_git_revision_of_the_file()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        foreach (var command in new string[][] { ["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "first"] })
            Git(workplace.Folder, command);
        workplace["convert.json"] = ShopConfig.Changed(config => config.Remove("goals", "add_to_cart"));

        var run = (await workplace.RunAsync("diff", "HEAD:convert.json", "convert.json")).Exits(1);

        Assert.Contains("removed  goal 'add_to_cart'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_built_assembly_can_be_compared_with_a_config()
    {
        using var workplace = new Workplace();
        workplace["new.json"] = ShopConfig.Changed(config =>
        {
            config.Remove("goals", "add_to_cart");
            config.Feature("checkout-banner")["variables"]![0]!["type"] = "json";
        });
        var assembly = Repository.At("samples", "Quickstart", "bin", Dotnet.Configuration, "net10.0", "Quickstart.dll");

        Assert.Equal("No differences.", (await workplace.RunAsync("diff", $"assembly:{assembly}", Repository.At("tests", "Fixtures", "shop", "convert.json"))).Exits(0).Output.Trim());

        var diff = (await workplace.RunAsync("diff", $"assembly:{assembly}", "new.json")).Exits(1).Output;
        Assert.Contains("context.Goals.AddToCart", diff, StringComparison.Ordinal);
        Assert.Contains("type of variable 'headline': string → json", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("traffic", diff, StringComparison.Ordinal);
        (await workplace.RunAsync("diff", $"assembly:{ToolProcess.Assembly}", "new.json")).Exits(2);
    }

    [Fact]
    public async Task The_members_of_a_removed_JSON_variable_and_of_its_list_items_are_not_listed_separately()
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        workplace["new.json"] = ShopConfig.Changed(config =>
        {
            var variables = config.Feature("checkout-banner")["variables"]!.AsArray();
            variables.Remove(variables.Single(variable => variable!["key"]!.GetValue<string>() == "layout"));
        });

        var output = (await workplace.RunAsync("diff", "old.json", "new.json")).Exits(1).Output;

        Assert.Contains("context.Features.CheckoutBanner.Layout", output, StringComparison.Ordinal);
        Assert.DoesNotContain("context.Features.CheckoutBanner.Layout.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("context.Features.CheckoutBanner.Layout[", output, StringComparison.Ordinal);
    }

    private static void Git(string folder, string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static async Task<JsonElement> DiffAsync(Action<JsonNode> change)
    {
        using var workplace = new Workplace();
        workplace["old.json"] = ShopConfig.Text;
        workplace["new.json"] = ShopConfig.Changed(change);
        return JsonElement.Parse((await workplace.RunAsync("diff", "old.json", "new.json", "--format", "json")).Exits(1).Output);
    }

    private static List<string> AccessorsOf(JsonElement diff, string effect) =>
    [
        .. diff.GetProperty("accessors").EnumerateArray().Where(accessor => accessor.GetProperty("effect").GetString() == effect)
            .Select(accessor => $"{accessor.GetProperty("accessor").GetString()}: {accessor.GetProperty("reason").GetString()}"),
    ];

    private static List<string> ChangesOf(JsonElement diff) =>
        [.. diff.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("kind").GetString()} {change.GetProperty("key").GetString()}")];
}
