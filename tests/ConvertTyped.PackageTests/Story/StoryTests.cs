using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ConvertTyped.PackageTests.Story;

/// <summary>Uses the packed tool and the packed runtime together, as the documentation describes.</summary>
public class StoryTests(Consumers consumers)
{
    private const string SdkKey = "10041001/10042002-not-for-logs";

    [Fact]
    public async Task A_retired_experience_causes_warnings_until_its_code_is_cleaned_up()
    {
        var feed = consumers.Packed;
        var served = Path.Combine(feed.Folder, "served.json");
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Otherwise = Reply.File(served);
        feed.PackTool();
        feed.Write("configs/before.json", Fixture.ShopConfig);
        feed.Write("configs/after.json", AfterTheExperiment());
        Directory.CreateDirectory(Path.Combine(feed.Folder, "story"));
        // The settings that other projects share do not apply to this project.
        feed.Write("story/Directory.Build.props", "<Project />");
        feed.Write("story/Directory.Build.targets", "<Project />");

        var (exitCode, output) = await RunAsync(Repository.At("tests", "ConvertTyped.PackageTests", "Story", "story.sh"), Path.Combine(feed.Folder, "story"), new()
        {
            ["VERSION"] = feed.Version,
            ["CONVERT_SDK_KEY"] = SdkKey,
            ["CONVERT_CONFIG_ENDPOINT"] = server.ConfigEndpoint,
            ["SERVED"] = served,
            ["CONFIGS"] = Path.Combine(feed.Folder, "configs"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        });

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain(SdkKey, output, StringComparison.Ordinal);
    }

    private static string AfterTheExperiment()
    {
        var config = JsonNode.Parse(Fixture.ShopConfig)!;
        var experiences = config["experiences"]!.AsArray();
        experiences.Remove(Find(experiences, "checkout-experiment"));
        Find(experiences, "recommendations-rollout")["variations"]![0]!["traffic_allocation"] = 60;
        return config.ToJsonString();
    }

    private static JsonNode Find(JsonArray entities, string key) => entities.Single(entity => (string?)entity!["key"] == key)!;

    private static async Task<(int ExitCode, string Output)> RunAsync(string script, string folder, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec bash \"$0\" 2>&1", script]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (bash.ExitCode, output);
    }
}
