using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.AspNetCore.Tests.Hosting;

public class StopTests
{
    [Fact]
    public async Task Hosted_services_can_be_stopped_again_after_the_host_is_disposed()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(options => options.Config = Shop.Config);
        using var host = builder.Build();
        await host.StartAsync();
        var services = host.Services.GetServices<IHostedService>().ToList();
        await host.StopAsync();
        host.Dispose();
        Assert.All(services, service => Assert.True(service.StopAsync(CancellationToken.None).IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Stopping_during_traffic_delivers_every_event()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await TestApp.StartAsync(
            builder => builder.Services.AddConvert(To(server)),
            app => app.MapGet("/{visitor}", (string visitor, ConvertCore core) => core.CreateContext(visitor).RunExperience(Shop.Experiment)?.VariationKey));

        var served = 0;
        var enough = new TaskCompletionSource();
        var traffic = Task.WhenAll(Enumerable.Range(0, 8).Select(async lane =>
        {
            try
            {
                for (var i = 0; i < 500; i++)
                {
                    await app.GetAsync($"/visitor-{lane}-{i}");
                    if (Interlocked.Increment(ref served) == 200)
                        enough.SetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The application stopped, as expected.
            }
        }));
        await enough.Task;
        await app.StopAsync();
        await traffic;

        var visitors = Events.Of(server).Select(happened => happened.Visitor).ToList();
        Assert.Equal(visitors.Count, visitors.Distinct().Count());
        Assert.InRange(visitors.Count, served, int.MaxValue);
    }

    [Fact]
    public async Task Events_of_a_worker_are_delivered_at_shutdown()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddConvert(To(server));
        builder.Services.AddHostedService<Worker>();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal([("started", "conversion"), ("stopping", "conversion")], Events.Of(server).Order());
    }

    [Fact]
    public async Task Events_of_services_that_stop_after_Convert_are_delivered()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<Worker>();
        builder.Services.AddConvert(To(server));
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        Assert.Contains(("stopping", "conversion"), Events.Of(server));
    }

    [Fact]
    public async Task A_host_that_calls_only_StartAsync_and_StopAsync_delivers_its_events()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var services = new ServiceCollection();
        services.AddConvert(To(server));
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().OfType<HostedCore>().Single();
        await hosted.StartAsync(CancellationToken.None);
        provider.GetRequiredService<ConvertCore>().CreateContext("someone").TrackConversion(Shop.Goal);
        await hosted.StopAsync(CancellationToken.None);
        Assert.Equal([("someone", "conversion")], Events.Of(server));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_respond_does_not_prevent_the_host_from_stopping()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.After(new TaskCompletionSource().Task, Reply.Status(200));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(To(server));
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<ConvertCore>().CreateContext("someone").TrackConversion(Shop.Goal);

        using var hostTimeout = new CancellationTokenSource();
        var stopping = host.StopAsync(hostTimeout.Token);
        await server.Tracking.Requests.WaitForAsync(1);
        await hostTimeout.CancelAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private static Action<ConvertOptions> To(FakeConvertServer server) => options =>
    {
        options.Config = Shop.Config;
        options.Transport.TrackEndpoint = server.TrackEndpoint;
    };

    private sealed class Worker(ConvertCore core) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (core.IsReady)
                core.CreateContext("started").TrackConversion(Shop.Goal);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            core.CreateContext("stopping").TrackConversion(Shop.Goal);
            return Task.CompletedTask;
        }
    }
}
