using System.Diagnostics;
using System.Text.Json.Nodes;
using ConvertTyped.Tool.Pull;

namespace ConvertTyped.Tool.Tests.Pull;

public class KilledPullTests
{
    private const string Goal = "add_to_cart";

    /// <summary>The number of complete pulls before the first pull that is killed.</summary>
    private const int CompleteRequests = 2;

    [Fact]
    public async Task A_hundred_pulls_killed_at_random_moments_leave_the_old_config_or_the_new_one()
    {
        const int Kills = 100;
        var random = new Random(1);
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        // The config is large, so writing it takes some time.
        var with = ShopConfig.Changed(config => Describe(config));
        var without = ShopConfig.Changed(config => Describe(config).Remove("goals", Goal));
        var (writtenWith, writtenWithout) = (CanonicalJson.Write(with), CanonicalJson.Write(without));
        var longestWait = await TimeAsync(workplace, server, with, without);
        var replaced = 0;

        for (var i = 1; i <= Kills; i++)
        {
            var before = workplace["convert.json"];
            server.Config.Serve(before == writtenWith ? without : with);
            using var pull = ToolProcess.Start(workplace.Folder, workplace.Environment, "pull");
            await server.Config.Requests.WaitForAsync(CompleteRequests + i);
            pull.WaitForExit(random.Next(longestWait));
            pull.Kill();
            await pull.WaitForExitAsync(TestContext.Current.CancellationToken);

            var after = workplace["convert.json"];
            Assert.True(after == writtenWith || after == writtenWithout, $"After kill {i}, convert.json ({after.Length} characters) contains neither config.");
            Assert.True(after == writtenWith || KeepsGoal(workplace), $"After kill {i}, the goal is missing from both files.");
            replaced += after == before ? 0 : 1;
        }

        // Some pulls were killed before they wrote the file, and other pulls after they wrote it.
        Assert.InRange(replaced, 1, Kills - 1);
    }

    /// <summary>The milliseconds that a complete pull takes after its request. They depend on the machine and its load.</summary>
    private static async Task<int> TimeAsync(Workplace workplace, FakeConvertServer server, string with, string without)
    {
        server.Config.Serve(without);
        (await workplace.RunAsync("pull")).Exits(0);
        server.Config.Serve(with);
        using var pull = ToolProcess.Start(workplace.Folder, workplace.Environment, "pull");
        await server.Config.Requests.WaitForAsync(CompleteRequests);
        var watch = Stopwatch.StartNew();
        await pull.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (int)watch.ElapsedMilliseconds;
    }

    private static JsonNode Describe(JsonNode config)
    {
        config["project"]!["description"] = new string('x', 5_000_000);
        return config;
    }

    private static bool KeepsGoal(Workplace workplace) =>
        JsonNode.Parse(workplace["convert.retired.json"])!["goals"]!.AsArray().Any(goal => (string?)goal!["key"] == Goal);
}
