using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConvertTyped.Chaos;

/// <summary>
/// Two cores, which represent two servers, track the conversion of each visitor at the same time, for many visitors a second. Meanwhile, writes to their shared
/// data store are slow, and the data store is unavailable for some seconds. Each conversion must be accepted exactly once.
/// </summary>
internal static class CountedOnce
{
    /// <summary>Time limits for the connection string. They are necessary because the program kills the database.</summary>
    internal const string TimeLimits = ";Timeout=2;Command Timeout=5";

    private const string Goal = "purchase_completed";
    private const int NotInstalled = 3;

    internal static async Task<int> RunAsync(Settings settings)
    {
        var (rate, seconds, outage) = (settings.Rate, settings.Seconds, TimeSpan.FromSeconds(settings.Outage));
        using var redis = new Redis();
        using var postgres = settings.Store == "postgres" ? new PostgresServer() : null;
        if (postgres is null ? !redis.TryStart() : postgres.Start().ExitCode != 0)
            return NotInstalled;
        using var endpoint = new Endpoint();
        await using var first = CoreWith(StoreOn(redis, postgres), settings.WriteDelay, endpoint);
        await using var second = CoreWith(StoreOn(redis, postgres), settings.WriteDelay, endpoint);
        var started = Stopwatch.GetTimestamp();
        var gone = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds / 3.0));
            postgres?.Kill();
            if (postgres is null)
                redis.Pause();
            await Task.Delay(outage);
            if (postgres is not null)
                await postgres.RestartAsync();
            else
                redis.Continue();
        });
        var tracked = 0;
        var slowest = TimeSpan.Zero;
        var work = new List<Task>();
        while (tracked < rate * seconds)
        {
            var visitor = $"visitor-{tracked++}";
            work.Add(TrackAsync(first, visitor));
            work.Add(TrackAsync(second, visitor));
            var ahead = TimeSpan.FromSeconds((double)tracked / rate) - Stopwatch.GetElapsedTime(started);
            if (ahead > TimeSpan.Zero)
                await Task.Delay(ahead);
        }

        await gone;
        await Task.WhenAll(work);
        var flushes = await Task.WhenAll(first.FlushAsync(), second.FlushAsync());
        var accepted = endpoint.Accepted();
        var doubled = accepted.Values.Sum(times => times - 1);
        Console.WriteLine(
            $"{settings.Store}, {rate} visitors/s for {seconds} s, {settings.WriteDelay} ms per write, {settings.Outage} s outage: {tracked} conversions on two servers, "
            + $"{tracked - accepted.Count} lost, {doubled} duplicates, {flushes.Sum(flush => flush.Unconfirmed)} unconfirmed; slowest context {slowest.TotalMilliseconds:0} ms");
        return doubled == 0 && accepted.Count == tracked ? 0 : 1;

        async Task TrackAsync(ConvertCore core, string visitor)
        {
            var asked = Stopwatch.GetTimestamp();
            var context = await core.CreateContextAsync(visitor);
            var waited = Stopwatch.GetElapsedTime(asked);
            if (waited > slowest)
                slowest = waited;
            context.TrackConversion(Goal);
        }
    }

    private static IAsyncDataStore StoreOn(Redis redis, PostgresServer? postgres)
    {
        var services = new ServiceCollection();
        if (postgres is null)
            services.AddConvertRedisStore(redis.Configuration);
        else
            services.AddConvertDatabaseStore(database: NpgsqlDataSource.Create(postgres.ConnectionString + TimeLimits));
        return services.BuildServiceProvider().GetRequiredService<IAsyncDataStore>();
    }

    private static ConvertCore CoreWith(IAsyncDataStore store, int delay, Endpoint endpoint) => ConvertCore.Start(new()
    {
        Config = ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "convert.json")),
        AsyncDataStore = new SlowStore(store, delay),
        Transport = new() { TrackEndpoint = endpoint.Address },
        FlushTimeout = TimeSpan.FromMinutes(1),
    });

    /// <summary>A store whose writes are slow.</summary>
    private sealed class SlowStore(IAsyncDataStore store, int milliseconds) : IAsyncDataStore
    {
        public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken = default) => store.GetAsync(key, cancellationToken);

        public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken = default)
        {
            await Task.Delay(milliseconds, cancellationToken);
            await store.DeleteAsync(key, cancellationToken);
        }

        public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
        {
            await Task.Delay(milliseconds, cancellationToken);
            await store.SetAsync(key, value, timeToLive, cancellationToken);
        }

        public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken = default)
        {
            await Task.Delay(milliseconds, cancellationToken);
            await store.UpdateAsync(key, change, cancellationToken);
        }

        public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken = default)
        {
            await Task.Delay(milliseconds, cancellationToken);
            await store.UpdateManyAsync(updates, cancellationToken);
        }
    }
}
