using BenchmarkDotNet.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Benchmarks;

/// <summary>Conversions and the queue behind them.</summary>
[MemoryDiagnoser]
public class Conversions
{
    private const int Visitors = 10_000;
    private ConvertContext[] _contexts = [];

    [IterationSetup]
    public void Renew()
    {
        var core = Configs.Core(100);
        _contexts = [.. VisitorIds.All.Take(Visitors).Select(id => core.CreateContext(id))];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Visitors, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in VisitorIds.All.AsSpan(0, Visitors))
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "TrackConversion with revenue")]
    public int Track()
    {
        var tracked = 0;
        foreach (var context in _contexts)
            tracked += context.TrackConversion("purchase", 49.99m).Tracked ? 1 : 0;
        return tracked;
    }
}

/// <summary>Adding events to the queue from so many threads at once.</summary>
[MemoryDiagnoser]
public class Enqueue
{
    private const int Events = 100_000;
    private readonly TrackedEvent _event;
    private EventQueue _queue = new(Events);

    public Enqueue()
    {
        var snapshot = ConvertConfig.FromUtf8Bytes(Configs.Of(1)).Snapshot;
        _event = new(snapshot, "visitor", VisitorState.Empty, snapshot.Experiences[0].Variations[0], null);
    }

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [IterationSetup]
    public void Renew() => _queue = new(Events);

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "floor: hash and lookup")]
    public void Floor() => OnThreads(static (_, events) =>
    {
        for (var i = 0; i < events; i++)
            Benchmarks.Floor.Decide("experience-50", "0197a5c2-7d3e-7b64-9c55-0a1b2c3d4e5f");
    });

    [Benchmark(OperationsPerInvoke = Events, Description = "enqueue")]
    public void Add() => OnThreads(static (self, events) =>
    {
        for (var i = 0; i < events; i++)
            self._queue.TryAdd(self._event);
    });

    private void OnThreads(Action<Enqueue, int> work)
    {
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() => work(this, Events / Threads))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
