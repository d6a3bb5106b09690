[assembly: AssemblyFixture(typeof(ConvertTyped.AspNetCore.Tests.Processes.PackedPackages))]

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Follows the steps of documentation pages, such as the getting-started pages, on new projects with the packed packages.</summary>
public class GettingStartedTests(PackedPackages packages)
{
    private const string Page = "getting-started.md";
    private const string ConsolePage = "getting-started-console.md";
    private const string Headlines = "Welcome|Good to see you";

    [Theory]
    [InlineData("Minimal API", $"^({Headlines})$")]
    [InlineData("Razor Pages", "<h1>(Welcome</h1>(?![\\s\\S]*You see the treatment)|Good to see you</h1>\\s*<p>You see the treatment.</p>)")]
    [InlineData("MVC", $"<h1>({Headlines})</h1>")]
    public async Task A_new_web_project_shows_a_typed_flag_and_loses_no_event(string heading, string expected)
    {
        var folder = await packages.NewFolderAsync(heading);
        await Guide.Read(Page, heading).FollowAsync(folder);
        await BuildAsync(folder);
        await using var server = await FakeConvertServer.StartAsync();
        await using (var silent = await AppProcess.StartAsync(Path.Combine(folder, "Shop"), ("Convert:Transport:TrackEndpoint", server.TrackEndpoint)))
        {
            Assert.Matches(expected, await silent.Client.GetStringAsync("/"));
            Assert.Contains("Tracking is off", silent.Output, StringComparison.Ordinal);
        }

        Assert.Empty(server.Requests.All);
        await using var app = await AppProcess.StartAsync(
            Path.Combine(folder, "Shop"), ("Convert:Transport:TrackEndpoint", server.TrackEndpoint), ("Convert:EnableTracking", "true"));
        Assert.Matches(expected, await app.Client.GetStringAsync("/"));
        await app.TerminateAsync();
        Assert.Equal("bucketing", Assert.Single(Events.Of(server)).Type);
    }

    [Fact]
    public async Task A_new_worker_logs_a_typed_flag_and_needs_no_ASP_NET_Core_runtime()
    {
        var folder = await packages.NewFolderAsync("Worker");
        await Guide.Read(Page, "Worker").FollowAsync(folder);
        await BuildAsync(folder);
        await using var worker = await AppProcess.StartWorkerAsync(Path.Combine(folder, "Shop"), "The customer sees: ");
        Assert.Matches($"The customer sees: ({Headlines})", worker.Output);
        Assert.DoesNotContain("AspNetCore", await File.ReadAllTextAsync(
            Path.Combine(folder, "Shop", "bin", Dotnet.Configuration, "net10.0", "Shop.runtimeconfig.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console program", "Program.cs")]
    [InlineData("Serverless function", "GreetingFunction.cs")]
    public async Task A_new_program_prints_what_the_page_says_and_delivers_its_events(string heading, string file)
    {
        var folder = await packages.NewFolderAsync(heading);
        var guide = Guide.Read(ConsolePage, heading);
        await guide.FollowAsync(folder);
        Assert.Contains("\ncustomer-4: Welcome\n", guide.Printed, StringComparison.Ordinal);
        Assert.Equal(guide.Printed, await guide.RunProgramAsync(folder));

        await using var server = await FakeConvertServer.StartAsync();
        var source = Path.Combine(folder, "Shop", file);
        const string Silent = "EnableTracking = false,";
        var text = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
        Assert.Contains(Silent, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            source,
            text.Replace(Silent, $$"""Transport = new() { TrackEndpoint = "{{server.TrackEndpoint}}" },""", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Assert.Equal(guide.Printed, await guide.RunProgramAsync(folder));
        Assert.Equal(["bucketing", "bucketing", "bucketing"], Events.Of(server).Select(sent => sent.Type));
    }

    [Fact]
    public async Task The_OpenTelemetry_program_exports_logs_traces_and_metrics_to_a_collector()
    {
        var folder = await packages.NewFolderAsync("OpenTelemetry");
        await Guide.Read("opentelemetry.md", "Exporting logs, traces and metrics").FollowAsync(folder);
        await BuildAsync(folder);
        await using var collector = await Collector.StartAsync();
        await using var app = await AppProcess.StartAsync(
            Path.Combine(folder, "Shop"), ("Convert:EnableTracking", "false"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address));
        Assert.Matches($"^({Headlines})$", await app.Client.GetStringAsync("/"));
        await app.TerminateAsync();

        Assert.Contains("feature_flag.key", collector.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("welcome-banner", collector.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("convert.experience.welcome-experiment", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("convert.decisions", collector.Received("/v1/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_uses_the_accessors_and_the_config_of_a_class_library()
    {
        var folder = await packages.NewFolderAsync("SharedConfig");
        await Guide.Read("shared-config.md", "Share a class library").FollowAsync(folder);
        await BuildAsync(folder, "Shop/Shop");
        await using var app = await AppProcess.StartAsync(Path.Combine(folder, "Shop", "Shop"), ("Convert:EnableTracking", "false"));
        Assert.Matches($"^({Headlines})$", await app.Client.GetStringAsync("/"));
        await app.TerminateAsync();
    }

    // Security advisories about third-party packages can appear without a change in this repository.
    private static async Task BuildAsync(string folder, string project = "Shop") => (await Dotnet.RunAsync(
        Path.Combine(folder, project), ["build", "-c", Dotnet.Configuration, "-v", "q", "-nodeReuse:false", "-warnaserror", "-p:NuGetAudit=false"],
        TestContext.Current.CancellationToken)).RequireSuccess();
}
