using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Tracks 10,000 events, with and without delivering them to an HTTP handler that responds at once.</summary>
[MemoryDiagnoser]
public class Release
{
    private const int Events = 10_000;
    private readonly ConvertConfig _config = ConvertConfig.FromUtf8Bytes(Configs.Of(100));

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in VisitorIds.All.AsSpan(0, Events))
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "TrackConversion")]
    public int Track()
    {
        using var core = Filled();
        return Events;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "TrackConversion and FlushAsync")]
    public async Task<int> Flush()
    {
        using var core = Filled();
        return (await core.FlushAsync()).Delivered;
    }

    private ConvertCore Filled()
    {
        var core = new ConvertCore(new() { Config = _config, BatchSize = int.MaxValue, MaxQueuedEvents = Events, HttpMessageHandler = new AcceptingHandler() }).Initialize();
        foreach (var id in VisitorIds.All.AsSpan(0, Events))
            core.CreateContext(id).TrackConversion("purchase", 49.99m);
        return core;
    }
}
