using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Chaos;

/// <summary>Measures the time and the allocations of a tracking call with and without an outbox: the medians of alternating rounds.</summary>
internal static class TrackingCost
{
    private const int Rounds = 15;
    private const int Calls = 5_000;
    private const string Goal = "purchase_completed";

    internal static async Task<int> RunAsync()
    {
        using var disk = new Disk();
        var services = new ServiceCollection().AddConvertDatabaseOutbox(Path.Combine(disk.Folder, "cost.db"));
        await using var provider = services.BuildServiceProvider();
        using var endpoint = new AcceptingHandler();
        await using var without = CoreWith(null, endpoint);
        await using var with = CoreWith(provider.GetRequiredService<IEventOutbox>(), endpoint);
        List<Cost> plain = [], stored = [];
        for (var i = 0; i < Rounds; i++)
        {
            plain.Add(await MeasureAsync(without));
            stored.Add(await MeasureAsync(with));
        }

        var (a, b) = (Median(plain, cost => cost.Nanoseconds), Median(stored, cost => cost.Nanoseconds));
        Console.WriteLine($"TrackConversion: {a:0} ns without an outbox, {b:0} ns with SQLite; ratio {b / a:0.00}");
        Console.WriteLine($"allocated by the caller: {Median(plain, cost => cost.Bytes):0} B without an outbox, {Median(stored, cost => cost.Bytes):0} B with SQLite");
        return 0;
    }

    private static ConvertCore CoreWith(IEventOutbox? outbox, HttpMessageHandler endpoint) => ConvertCore.Start(new()
    {
        Config = ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "convert.json")),
        HttpMessageHandler = endpoint,
        BatchSize = 1000,
        Outbox = outbox,
        FlushTimeout = TimeSpan.FromMinutes(1),
    });

    private static async Task<Cost> MeasureAsync(ConvertCore core)
    {
        var convert = core.CreateContext("visitor");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++)
            convert.TrackConversion(Goal, forceMultiple: true);
        var elapsed = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        await core.FlushAsync();
        return new(elapsed.TotalNanoseconds / Calls, (double)allocated / Calls);
    }

    private static double Median(List<Cost> costs, Func<Cost, double> part) => costs.Select(part).Order().ElementAt(costs.Count / 2);

    /// <summary>The mean duration of a call, and the mean number of bytes that it allocates on the calling thread.</summary>
    private readonly record struct Cost(double Nanoseconds, double Bytes);
}
