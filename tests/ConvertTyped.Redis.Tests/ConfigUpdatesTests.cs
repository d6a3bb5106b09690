using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Redis.Tests;

public sealed class ConfigUpdatesTests : IDisposable
{
    private readonly ConfigEndpoint _endpoint = new() { Json = Shop.Json };

    [Fact]
    public async Task After_one_server_fetches_a_new_config_the_other_servers_fetch_it_at_once()
    {
        using var redis = await RedisServer.StartAsync();
        using var one = Host(redis);
        using var other = Host(redis);
        await one.StartAsync();
        await other.StartAsync();
        await Core(one).InitializeAsync();
        await Core(other).InitializeAsync();
        await redis.HasSubscribersAsync(2);
        var updated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Core(other).On(LifecycleEvent.ConfigUpdated, (_, _) =>
        {
            if (Core(other).CurrentConfig?.Version?.StartsWith("2026-11-21", StringComparison.Ordinal) == true)
                updated.TrySetResult();
        });

        _endpoint.Json = Shop.Later;
        await Core(one).RefreshAsync();
        await updated.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public void Dispose() => _endpoint.Dispose();

    private static ConvertCore Core(IHost host) => host.Services.GetRequiredService<ConvertCore>();

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
