using System.Text.Json;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Simulate;

namespace ConvertTyped.Tool.Tests.Simulate;

public class SimulateTests
{
    [Fact]
    public void Simulating_a_million_visitors_and_20_experiences_takes_less_than_a_minute_of_processor_time()
    {
        var attributes = AttributeDraw.Parse("plan=pro:0.5")!;
        var run = new SimulateRun(new LoadedConfig("convert.json", null, Experiences(20)), null, new Population([attributes], []), 1_000_000);
        var before = Environment.CpuUsage.TotalTime;

        var report = run.Run(static _ => { }, TestContext.Current.CancellationToken);

        // A debug build on a slow machine takes about 20 seconds, and other tests run in the same process at the same time.
        var taken = Environment.CpuUsage.TotalTime - before;
        Assert.True(taken < TimeSpan.FromMinutes(1), $"{taken}");
        Assert.Equal(20, report.Experiences.Count);
        Assert.All(report.Experiences, experience => Assert.Equal("ok", experience.Verdict));
        // All visitors qualify for every second experience, and half of all visitors qualify for each of the others.
        // Of the visitors who qualify, 90% get a variation.
        Assert.InRange(report.Experiences[0].Visitors, 897_000, 903_000);
        Assert.InRange(report.Experiences[1].Visitors, 447_000, 453_000);
        Assert.Equal(0.1, report.Experiences[0].UnallocatedTraffic, 6);
    }

    [Fact]
    public async Task The_report_is_reproducible_and_shows_the_overlap_of_two_experiences()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        string[] command = ["simulate", "--visitors", "20000", "-a", "plan=pro:0.5,free:0.5", "-a", "country=DE", "-a", "age=30", "-l", "url=/pricing", "--format", "json"];

        var first = (await workplace.RunAsync(command)).Exits(0).Output;
        Assert.Equal(first, (await workplace.RunAsync(command)).Exits(0).Output);

        var report = JsonElement.Parse(first);
        var overlap = Assert.Single(report.GetProperty("overlaps").EnumerateArray());
        Assert.Equal("checkout-experiment", overlap.GetProperty("one").GetString());
        Assert.Equal(report.GetProperty("experiences")[1].GetProperty("visitors").GetInt32(), overlap.GetProperty("visitors").GetInt32());
        // All visitors take part in the checkout experiment, so no visitor takes part in the experience that excludes the visitors of that experiment.
        Assert.Equal("empty", report.GetProperty("experiences")[2].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_comparison_counts_the_visitors_whose_variation_changes()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["old.json"] = ShopConfig.Changed(config =>
        {
            config.Experience("checkout-experiment").Variation("control")["traffic_allocation"] = 80;
            config.Experience("checkout-experiment").Variation("treatment")["traffic_allocation"] = 20;
        });
        var run = (await workplace.RunAsync("simulate", "--compare", "old.json", "--format", "json")).Exits(0);
        var switches = Assert.Single(JsonElement.Parse(run.Output).GetProperty("switches").EnumerateArray());
        Assert.InRange(switches.GetProperty("share").GetDouble(), 0.29, 0.31);
        Assert.Equal("control", switches.GetProperty("flows")[0].GetProperty("from").GetString());
        Assert.Equal("treatment", switches.GetProperty("flows")[0].GetProperty("to").GetString());
    }

    [Fact]
    public void The_progress_of_a_comparison_never_decreases_and_ends_at_twice_the_number_of_visitors()
    {
        var config = new LoadedConfig("convert.json", null, Experiences(2));
        var most = 0;
        var steps = 0;
        var run = new SimulateRun(config, config, new Population([], []), 20_000).Run(
            done =>
            {
                Interlocked.Increment(ref steps);
                int seen;
                while ((seen = Volatile.Read(ref most)) < done && Interlocked.CompareExchange(ref most, done, seen) != seen)
                {
                }
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((8, 40_000), (steps, most));
        Assert.EndsWith("\nFor all visitors, the variations are the same in the other config.\n", run.ToMarkdown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "and 1 more pair with at most")]
    [InlineData(8, "and 8 more pairs, each with at most")]
    public async Task The_text_shows_twenty_pairs_and_the_number_of_other_pairs(int experiences, string expected)
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = Experiences(experiences);

        var output = (await workplace.RunAsync("simulate", "--visitors", "1000", "-a", "plan=pro")).Exits(0).Output;

        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    private static string Experiences(int count)
    {
        var experiences = Enumerable.Range(0, count).Select(i => $$$"""
            {"id":"{{{1000 + i}}}","key":"exp-{{{i}}}","version":12,"audiences":[{{{(i % 2 == 1 ? "\"1\"" : "")}}}],"variations":[
              {"id":"{{{i}}}1","key":"a","status":"running","traffic_allocation":50},{"id":"{{{i}}}2","key":"b","status":"running","traffic_allocation":40}]}
            """);
        return $$$"""
            {"account_id":"1","project":{"id":"2"},"experiences":[{{{string.Join(',', experiences)}}}],"audiences":[{"id":"1","key":"pro","type":"transient","rules":
              {"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"generic_text_key_value","matching":{"match_type":"equals","negated":false},"key":"plan","value":"pro"}]}]}]}}]}
            """;
    }
}
