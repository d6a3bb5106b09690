using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConvertTyped.AspNetCore.Tests.Hosting;

public class HealthTests
{
    private readonly TestTime _time = new();

    [Fact]
    public async Task Without_a_config_a_core_is_unhealthy()
    {
        using var core = new ConvertCore(new ConvertOptions { SdkKey = "key" });
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(core)).Status);
    }

    [Fact]
    public async Task A_deployed_config_does_not_become_stale()
    {
        using var core = new ConvertCore(new ConvertOptions { Config = Shop.Config, TimeProvider = _time }).Initialize();
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(core)).Status);
    }

    [Fact]
    public async Task A_config_that_cannot_be_refreshed_for_a_long_time_becomes_stale()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Body(Shop.Json), Reply.Status(500), Reply.Status(500), Reply.Body(Shop.Json));
        using var core = await new ConvertCore(new ConvertOptions
        {
            SdkKey = "key", TimeProvider = _time, Transport = new() { ConfigEndpoint = server.ConfigEndpoint },
        }).InitializeAsync();

        _time.Advance(TimeSpan.FromMinutes(20));
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(core)).Status);
        _time.Advance(TimeSpan.FromMinutes(20));
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(core)).Status);
        await core.RefreshAsync();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(core)).Status);
    }

    [Fact]
    public async Task Events_that_cannot_be_delivered_degrade_a_core_until_they_are_delivered()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var core = new ConvertCore(new ConvertOptions
        {
            Config = Shop.Config, Transport = new() { TrackEndpoint = server.TrackEndpoint, MaxRetries = 0 },
        }).Initialize();
        using var check = new ConvertHealthCheck(core);
        server.Tracking.Script(Reply.Status(503));
        core.CreateContext("someone").TrackConversion(Shop.Goal);
        await core.FlushAsync();
        var failing = await check.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Degraded, failing.Status);
        Assert.DoesNotContain("someone", failing.Description, StringComparison.Ordinal);
        await core.FlushAsync();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task A_health_check_is_added_with_one_line()
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddConvert(options => options.Config = Shop.Config);
                builder.Services.AddConvert("eu", options => options.Config = Shop.Config);
                builder.Services.AddHealthChecks().AddConvert().AddConvert("eu");
            },
            app => app.MapHealthChecks("/health"));
        Assert.Equal("Healthy", (await app.GetAsync("/health")).Body);
        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(["convert", "convert-eu"], report.Entries.Keys.Order());
    }

    private async Task<HealthCheckResult> CheckAsync(ConvertCore core)
    {
        using var check = new ConvertHealthCheck(core, time: _time);
        return await check.CheckHealthAsync(new());
    }
}
