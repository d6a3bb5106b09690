namespace ConvertTyped.Tool.Tests.Explain;

public class ExplainTests
{
    [Fact]
    public async Task The_first_closed_gate_and_its_rules_are_shown_with_the_compared_values()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;

        var run = (await workplace.RunAsync("explain", "v1", "pricing-page-test", "-a", "plan=pro", "-a", "country=US", "-l", "url=/pricing")).Exits(0);

        Assert.Contains("experience pricing-page-test: no variation", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓ plan isIn 'pro|enterprise' (it is 'pro')", run.Output, StringComparison.Ordinal);
        Assert.Contains("✗ country equals 'DE' (it is 'US')", run.Output, StringComparison.Ordinal);
        Assert.Contains("✗ age not less '18' (not set)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("checkout-experiment", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_earlier_config_the_report_shows_the_earlier_variation()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["old.json"] = ShopConfig.Changed(config => config.Experience("checkout-experiment")["variations"]!.AsArray().RemoveAt(0));
        var run = (await workplace.RunAsync("explain", "v1", "checkout-experiment", "--at", "old.json")).Exits(0);
        Assert.Contains("experience checkout-experiment: control (in old.json: treatment)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_is_bad_input()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        Assert.Contains("'nope'", (await workplace.RunAsync("explain", "v1", "nope")).Exits(2).Error, StringComparison.Ordinal);
    }
}
