using BenchmarkDotNet.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Benchmarks;

/// <summary>Adds events to a new queue from one or several new threads.</summary>
[MemoryDiagnoser]
public class Enqueue
{
    private const int Events = 100_000;
    private readonly TrackedEvent _event;
    private EventQueue _queue = new(Events);

    public Enqueue()
    {
        var snapshot = ConvertConfig.FromUtf8Bytes(Configs.Of(1)).Snapshot;
        _event = new(snapshot, "visitor", VisitorState.Empty, snapshot.Experiences[0].Variations[0]);
    }

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "floor: hash and lookup")]
    public void Floor() => OnThreads(static (_, events) =>
    {
        for (var i = 0; i < events; i++)
            Benchmarks.Floor.Decide("experience-50", "0197a5c2-7d3e-7b64-9c55-0a1b2c3d4e5f");
    });

    [Benchmark(OperationsPerInvoke = Events, Description = "enqueue")]
    public void Add()
    {
        _queue = new(Events);
        OnThreads(static (self, events) =>
        {
            for (var i = 0; i < events; i++)
            {
                self._queue.TryReserve();
                self._queue.AddReserved(self._event);
            }
        });
    }

    private void OnThreads(Action<Enqueue, int> work)
    {
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() => work(this, Events / Threads))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
