using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Tests;

public class WorkerTests
{
    [Fact]
    public void This_process_runs_without_the_ASP_NET_Core_runtime()
    {
        var file = Path.ChangeExtension(typeof(WorkerTests).Assembly.Location, ".runtimeconfig.json");
        using var config = JsonDocument.Parse(File.ReadAllBytes(file));
        var options = config.RootElement.GetProperty("runtimeOptions").GetRawText();
        Assert.Contains("Microsoft.NETCore.App", options, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.AspNetCore.App", options, StringComparison.Ordinal);
        Assert.Null(Type.GetType("Microsoft.AspNetCore.Http.HttpContext, Microsoft.AspNetCore.Http.Abstractions", throwOnError: false));
    }

    [Fact]
    public async Task A_background_service_makes_decisions_and_its_events_are_delivered_when_the_host_stops()
    {
        using var network = new TrackingEndpoint();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(options => (options.Config, options.HttpMessageHandler) = (Shop.Config, network));
        builder.Services.AddHealthChecks().AddConvert();
        builder.Services.AddHostedService<Worker>();
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal("treatment", await host.Services.GetServices<IHostedService>().OfType<Worker>().Single().Variation);
        Assert.Equal(HealthStatus.Healthy, (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
        await host.StopAsync();

        var payload = Assert.Single(network.Bodies);
        Assert.Contains($"\"visitorId\":\"{Shop.Treated}\"", payload, StringComparison.Ordinal);
        Assert.Contains("\"conversion\"", payload, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_a_health_check_of_an_unregistered_core_says_what_to_call()
    {
        var services = new ServiceCollection();
        services.AddHealthChecks().AddConvert("eu");
        using var provider = services.BuildServiceProvider();
        var failure = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredKeyedService<ConvertHealthCheck>("eu"));
        Assert.Equal("The Convert core 'eu' is not registered. Call services.AddConvert(\"eu\", …) first.", failure.Message);
    }

    [Theory]
    [InlineData("", "The config of the Convert core did not arrive within 0.05 s.")]
    [InlineData("eu", "The config of the Convert core 'eu' did not arrive within 0.05 s.")]
    public async Task If_a_required_config_does_not_arrive_in_time_the_error_names_the_core(string name, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(name, options => (options.SdkKey, options.HttpMessageHandler) = ("key", new SilentNetwork()));
        builder.Services.Configure<ConvertHostOptions>(name, host => (host.StartTimeout, host.RequireConfig) = (TimeSpan.FromMilliseconds(50), true));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => host.StartAsync());
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The 'StartTimeout' of the Convert core must not be negative.")]
    [InlineData("eu", "The 'StartTimeout' of the Convert core 'eu' must not be negative.")]
    public void The_error_for_a_negative_StartTimeout_names_the_core(string name, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(name, options => options.Config = Shop.Config);
        builder.Services.Configure<ConvertHostOptions>(name, host => host.StartTimeout = TimeSpan.FromSeconds(-1));
        using var host = builder.Build();
        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetServices<IHostedService>().Count());
        Assert.Equal(message, failure.Message);
    }

    private sealed class SilentNetwork : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    private sealed class Worker(ConvertCore core) : BackgroundService
    {
        private readonly TaskCompletionSource<string?> _variation = new();

        internal Task<string?> Variation => _variation.Task;

        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var context = core.CreateContext(Shop.Treated);
            context.TrackConversion(Shop.Goal);
            _variation.SetResult(context.RunExperience(Shop.Experiment)?.VariationKey);
            return Task.CompletedTask;
        }
    }
}
