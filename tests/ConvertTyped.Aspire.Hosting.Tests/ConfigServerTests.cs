using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Aspire.Hosting.Tests;

/// <summary>Tests the resource for the local server, once in a real application host. Aspire runs executables and projects without a container engine.</summary>
public class ConfigServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_distributed_application_runs_offline_and_the_page_shows_its_events()
    {
        // The tool of this repository, which is not in a package feed.
        var tool = Repository.At("src", "ConvertTyped.Tool", "bin", Dotnet.Configuration, "net10.0", OperatingSystem.IsWindows() ? "convert-typed.exe" : "convert-typed");
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AspireHost>([$"--Aspire:Convert:Tool={tool}"], Cancelled);
        await using var app = await builder.BuildAsync(Cancelled);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromMinutes(2));

        await app.StartAsync(timeout.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("convert", timeout.Token);
        await app.ResourceNotifications.WaitForResourceAsync("worker", KnownResourceStates.Running, timeout.Token);

        Assert.Equal("Endpoint=http://127.0.0.1:5390;SdkKey=local", await app.GetConnectionStringAsync("convert", timeout.Token));
        using var client = new HttpClient();
        Assert.Contains("<title>Events", await client.GetStringAsync(new Uri("http://127.0.0.1:5390/"), timeout.Token), StringComparison.Ordinal);
        var events = await EventsAsync(client, timeout.Token);
        Assert.Contains("checkout-experiment", events[0], StringComparison.Ordinal);
        Assert.Contains("purchase_completed", events[1], StringComparison.Ordinal);
        await app.StopAsync(timeout.Token);
    }

    [Fact]
    public async Task By_default_the_resource_runs_a_fixed_version_of_the_tool()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        var convert = builder.AddConvertConfigServer("configs/convert.json", port: 6001);
        await using var app = builder.Build();

        Assert.Equal("dotnet", convert.Resource.Command);
        var args = await ArgumentsAsync(convert.Resource);
        Assert.Equal(["tool", "exec"], args[..2]);
        Assert.Matches(@"^ConvertTyped\.Tool@\d+\.\d+\.\d+[^+]*$", args[2]);
        Assert.Equal(["--yes", "--", "serve", Path.GetFullPath("configs/convert.json", builder.AppHostDirectory), "--port", "6001"], args[3..]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(65536)]
    public void An_invalid_port_is_rejected(int port)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        Assert.Equal("port", Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddConvertConfigServer(port: port)).ParamName);
    }

    [Fact]
    public async Task The_resource_has_one_endpoint_without_a_proxy_and_is_not_part_of_a_deployment()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        var convert = builder.AddConvertConfigServer(name: "flags");
        await using var app = builder.Build();

        var endpoint = Assert.Single(convert.Resource.Annotations.OfType<EndpointAnnotation>());
        Assert.Equal((5390, 5390, false, ProtocolType.Tcp), (endpoint.Port, endpoint.TargetPort, endpoint.IsProxied, endpoint.Protocol));
        Assert.Contains(ManifestPublishingCallbackAnnotation.Ignore, convert.Resource.Annotations);
        Assert.Single(convert.Resource.Annotations.OfType<HealthCheckAnnotation>());
    }

    private static async Task<string[]> ArgumentsAsync(IResource resource)
    {
        var args = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(new CommandLineArgsCallbackContext(args, Cancelled));
        return [.. args.Cast<string>()];
    }

    /// <summary>Reads a bucketing and a conversion from the stream of events that the page shows.</summary>
    private static async Task<string[]> EventsAsync(HttpClient client, CancellationToken cancellationToken)
    {
        await using var stream = await client.GetStreamAsync(new Uri("http://127.0.0.1:5390/events"), cancellationToken);
        using var reader = new StreamReader(stream);
        var (bucketing, conversion) = ("", "");
        while (bucketing.Length == 0 || conversion.Length == 0)
        {
            var line = await reader.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The server closed /events before sending both events.");
            if (line.Contains("\"bucketing\"", StringComparison.Ordinal))
                bucketing = line;
            else if (line.Contains("\"conversion\"", StringComparison.Ordinal))
                conversion = line;
        }
        return [bucketing, conversion];
    }
}
