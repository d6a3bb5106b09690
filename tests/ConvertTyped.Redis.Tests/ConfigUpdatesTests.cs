using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Redis.Tests;

public sealed class ConfigUpdatesTests : IDisposable
{
    private readonly ConfigEndpoint _endpoint = new() { Json = Shop.Json };

    [Fact]
    public async Task A_config_that_one_server_has_fetched_is_fetched_by_the_others_at_once()
    {
        using var redis = await RedisServer.StartAsync();
        using var one = Host(redis);
        using var other = Host(redis);
        await one.StartAsync();
        await other.StartAsync();
        var updated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = other.Services.GetRequiredService<ConvertCore>().On(LifecycleEvent.ConfigUpdated, (_, _) =>
        {
            if (other.Services.GetRequiredService<ConvertCore>().CurrentConfig?.Version?.StartsWith("2026-11-21", StringComparison.Ordinal) == true)
                updated.TrySetResult();
        });

        _endpoint.Json = Shop.Later;
        await one.Services.GetRequiredService<ConvertCore>().RefreshAsync();
        await updated.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public void Dispose() => _endpoint.Dispose();

    private IHost Host(RedisServer redis)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddConvert(options =>
        {
            options.SdkKey = "10041001/10042002";
            options.Refresh = null;
            options.HttpMessageHandler = _endpoint;
        });
        builder.Services.AddConvertRedisStore(redis.Configuration);
        builder.Services.AddConvertRedisConfigUpdates();
        return builder.Build();
    }

    private sealed class ConfigEndpoint : HttpMessageHandler
    {
        internal string Json { get; set; } = "";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Json) });
    }
}
