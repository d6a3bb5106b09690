using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConvertTyped.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ConvertTyped.Chaos;

/// <summary>
/// A server that tracks one conversion for each of many visitors. After each commit that leaves no event uncommitted, it writes the number of committed
/// conversions. It stops when its input ends. If the last commit leaves no event uncommitted, it then writes the number of tracked conversions. The second number
/// of each line is the number of events dropped so far, according to the product's metric.
/// </summary>
internal static class Worker
{
    private const string Goal = "purchase_completed";
    private const int Group = 25;

    internal static async Task<int> RunAsync(Settings settings)
    {
        using var dropped = new DroppedEvents();
        using var host = Build(settings);
        await host.StartAsync();
        var core = host.Services.GetRequiredService<ConvertCore>();
        var stopped = Task.Run(Console.In.ReadToEndAsync);
        var started = Stopwatch.GetTimestamp();
        var tracked = 0;
        while (!stopped.IsCompleted)
        {
            for (var i = 0; i < Group; i++, tracked++)
                (await core.CreateContextAsync($"{settings.Text("name")}-{tracked}")).TrackConversion(Goal);
            if ((await core.CommitAsync()).Uncommitted == 0)
                Console.Out.WriteLine($"committed {tracked} {dropped.Count}");
            await KeepRateAsync(settings.Rate, tracked, started);
        }

        await host.StopAsync();
        if ((await core.CommitAsync()).Uncommitted == 0)
            Console.Out.WriteLine($"tracked {tracked} {dropped.Count}");
        return 0;
    }

    /// <summary>Creates a host whose core delivers through the outbox. The experiment also calls this method, to deliver the remaining events.</summary>
    internal static IHost Build(Settings settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddConvert(options =>
        {
            options.Config = ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "convert.json"));
            options.Transport.TrackEndpoint = settings.Text("endpoint");
            options.Transport.Timeout = TimeSpan.FromMilliseconds(700);
            options.Transport.MaxRetries = 1;
            options.Transport.RetryDelay = TimeSpan.FromMilliseconds(50);
            options.OutboxLease = TimeSpan.FromSeconds(2);
            options.AutoFlushInterval = TimeSpan.FromMilliseconds(500);
            options.ClaimTimeout = TimeSpan.FromSeconds(1);
            options.FlushTimeout = TimeSpan.FromSeconds(5);
        });
        if (settings.Text("store") is { Length: > 0 } redis)
            builder.Services.AddConvertRedisStore(redis);
        if (settings.Outbox == "sqlite")
            builder.Services.AddConvertDatabaseOutbox(settings.Text("database"), Bound);
        else
            builder.Services.AddConvertDatabaseOutbox(Bound, NpgsqlDataSource.Create(settings.Text("database")));
        return builder.Build();

        void Bound(ConvertOutboxOptions options) => options.MaxEvents = settings.MaxEvents > 0 ? settings.MaxEvents : options.MaxEvents;
    }

    private static async Task KeepRateAsync(int rate, int tracked, long started)
    {
        if (rate == 0)
            return;
        var ahead = TimeSpan.FromSeconds((double)tracked / rate) - Stopwatch.GetElapsedTime(started);
        if (ahead > TimeSpan.Zero)
            await Task.Delay(ahead);
    }

    private sealed class DroppedEvents : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        internal DroppedEvents()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "convert.events.dropped")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, events, _, _) => Interlocked.Add(ref _count, events));
            _listener.Start();
        }

        internal long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
