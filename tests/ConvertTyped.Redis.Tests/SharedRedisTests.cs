using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Redis.Tests;

public sealed class SharedRedisTests : IDisposable
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(1);

    private static readonly string GoalId = FindGoal();

    private readonly TrackingEndpoint _endpoint = new();

    [Fact]
    public async Task Two_servers_count_a_conversion_and_a_decision_once()
    {
        using var redis = await RedisServer.StartAsync();
        using var one = Host(redis);
        using var other = Host(redis);
        ConvertCore[] cores = [one.Services.GetRequiredService<ConvertCore>(), other.Services.GetRequiredService<ConvertCore>()];
        await Task.WhenAll(cores.Select(core => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var convert = await core.CreateContextAsync($"visitor-{i}");
                convert.RunExperience(Shop.Experiment);
                convert.TrackConversion(Shop.Goal);
            }

            Assert.Equal(0, (await core.FlushAsync()).Unconfirmed);
        })));
        Assert.Equal(200, _endpoint.Accepted.Count(tracked => tracked.EntityId == GoalId));
        Assert.Equal(_endpoint.Accepted.Distinct().Count(), _endpoint.Accepted.Count);
    }

    [Fact]
    public async Task Decisions_stay_the_same_and_are_made_in_time_while_Redis_hangs_or_restarts()
    {
        using var redis = await RedisServer.StartAsync();
        using var host = Host(redis);
        var core = host.Services.GetRequiredService<ConvertCore>();
        var before = await DecideAsync(core, TimeSpan.FromMilliseconds(200));
        await core.FlushAsync();

        redis.Freeze();
        Assert.Equal(before, await DecideAsync(core, TimeSpan.FromSeconds(2)));
        redis.Thaw();
        await WorksAgainAsync(core, redis);

        redis.Kill();
        Assert.Equal(before, await DecideAsync(core, TimeSpan.FromSeconds(2)));
        await redis.RestartAsync();
        await WorksAgainAsync(core, redis);
        Assert.Equal(before, await DecideAsync(core, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task A_server_that_starts_while_Redis_is_down_serves_requests_and_connects_when_Redis_is_back()
    {
        using var redis = await RedisServer.StartAsync();
        redis.Kill();
        using var host = Host(redis);
        var core = host.Services.GetRequiredService<ConvertCore>();
        await DecideAsync(core, TimeSpan.FromMilliseconds(500));
        await redis.RestartAsync();
        await WorksAgainAsync(core, redis);
    }

    public void Dispose() => _endpoint.Dispose();

    private static string FindGoal()
    {
        using var core = ConvertCore.Start(new() { Config = Shop.Config });
        return core.CurrentConfig!.Goals.First(goal => goal.Key == Shop.Goal).Id;
    }

    /// <summary>Makes decisions for twenty visitors repeatedly. Each decision must be made in time.</summary>
    private static async Task<string> DecideAsync(ConvertCore core, TimeSpan duration)
    {
        var decisions = new string?[20];
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < duration;)
        {
            for (var i = 0; i < decisions.Length; i++)
            {
                var started = Stopwatch.GetTimestamp();
                decisions[i] = (await core.CreateContextAsync($"visitor-{i}")).RunExperience(Shop.Experiment)?.VariationKey;
                Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, LongestRequest);
            }
        }

        return string.Join(' ', decisions);
    }

    /// <summary>Checks that a new visitor's state is in Redis within five seconds.</summary>
    private static async Task WorksAgainAsync(ConvertCore core, RedisServer redis)
    {
        await using var connection = new RedisConnection(redis.Configuration);
        var store = new RedisStore(connection, new());
        var visitor = $"new-{Guid.NewGuid()}";
        var config = core.CurrentConfig!;
        (await core.CreateContextAsync(visitor)).RunExperience(Shop.Experiment);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5); await Task.Yield())
        {
            if (await store.GetAsync($"{config.AccountId}-{config.ProjectId}-{visitor}", default) is not null)
                return;
        }

        Assert.Fail("The store did not recover within five seconds.");
    }

    private IHost Host(RedisServer redis)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddConvert(options =>
        {
            options.Config = Shop.Config;
            options.HttpMessageHandler = _endpoint;
        });
        builder.Services.AddConvertRedisStore(redis.Configuration, options => options.LocalTimeToLive = TimeSpan.Zero);
        return builder.Build();
    }
}
