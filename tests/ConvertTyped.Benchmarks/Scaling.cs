using System.Diagnostics;
using System.Globalization;
using BitFaster.Caching.Lru;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// What a second thread adds: for each scenario, the throughput of two threads divided by that of one. The best of several alternating rounds counts, because
/// whatever else runs on the machine only makes a round slower. Run it with <c>-- scaling</c>.
/// </summary>
internal static class Scaling
{
    private const int Rounds = 15;
    private const int Calls = 200_000;
    private static readonly Dictionary<string, object?> Us = new() { ["country"] = "us" };

    internal static void Run()
    {
        Console.WriteLine("| Scenario | One thread | Two threads, each | Throughput of two |");
        Console.WriteLine("| --- | --- | --- | --- |");
        var config = ConvertConfig.FromUtf8Bytes(Configs.Of(100));
        string[] ids = [.. Enumerable.Range(0, 4 * Calls).Select(_ => Guid.CreateVersion7().ToString())];
        Measure("Decision on an existing context", () =>
        {
            var core = CoreOf(config);
            ConvertContext[] contexts = [.. ids.Take(1024).Select(id => core.CreateContext(id, Us))];
            return (call => contexts[call & 1023].RunFeature("feature-50", enableTracking: false, enableStorage: false), core);
        });
        Measure("Decision with CreateContext", () =>
        {
            var core = CoreOf(config);
            return (call => core.CreateContext(ids[call], Us).RunFeature("feature-50", enableTracking: false, enableStorage: false), core);
        });
        Measure("New visitor, decision stored", () =>
        {
            var core = CoreOf(config);
            return (call => core.CreateContext(ids[call], Us).RunFeature("feature-50", enableTracking: false), core);
        });
        Measure("New visitor, decision stored and tracked", () =>
        {
            var core = CoreOf(config);
            return (call => core.CreateContext(ids[call], Us).RunFeature("feature-50"), core);
        });
        Measure("New visitor, conversion", () =>
        {
            var core = CoreOf(config);
            return (call => core.CreateContext(ids[call], Us).TrackConversion("purchase", 49.99m), core);
        });
        Measure("Event into the queue", () =>
        {
            var queue = new EventQueue(int.MaxValue);
            TrackedEvent tracked = new(config.Snapshot, "visitor", VisitorState.Empty, config.Snapshot.Experiences[0].Variations[0]);
            return (call =>
            {
                queue.TryReserve();
                queue.AddReserved(tracked);
            }, null);
        });
        Measure("Table: new key, then found", () =>
        {
            var table = new BoundedTable<VisitorEntry>(100_000);
            return (call =>
            {
                var key = new TableKey(ids[call]);
                _ = table.Find(key) ?? table.GetOrAdd(new(key, VisitorState.Empty));
                table.Find(key);
            }, null);
        });
        Measure("BitFaster ConcurrentLru: new key, then found", () =>
        {
            var table = new ConcurrentLru<string, VisitorEntry>(Environment.ProcessorCount, 100_000, StringComparer.Ordinal);
            return (call =>
            {
                table.GetOrAdd(ids[call], static id => new(new(id), VisitorState.Empty));
                table.TryGet(ids[call], out _);
            }, null);
        });
        Bytes("Table", () =>
        {
            var table = new BoundedTable<VisitorEntry>(100_000);
            return id => table.GetOrAdd(new(new(id), VisitorState.Empty));
        });
        Bytes("BitFaster ConcurrentLru", () =>
        {
            var table = new ConcurrentLru<string, VisitorEntry>(Environment.ProcessorCount, 100_000, StringComparer.Ordinal);
            return id => table.GetOrAdd(id, static id => new(new(id), VisitorState.Empty));
        });
    }

    private static ConvertCore CoreOf(ConvertConfig config) =>
        new ConvertCore(new() { Config = config, BatchSize = int.MaxValue, MaxQueuedEvents = int.MaxValue }).Initialize();

    private static void Measure(string name, Func<(Action<int> Call, IDisposable? Owner)> create)
    {
        var (one, two) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            one = Math.Min(one, Nanoseconds(1));
            two = Math.Min(two, Nanoseconds(2));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {one:0.0} ns | {two:0.0} ns | {2 * one / two:0.00}× |"));

        double Nanoseconds(int threads)
        {
            var (call, owner) = create();
            GC.Collect();
            using var start = new Barrier(threads + 1);
            var elapsed = new TimeSpan[threads];
            var workers = Enumerable.Range(0, threads).Select(index => new Thread(() =>
            {
                start.SignalAndWait();
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < Calls; i++)
                    call((index * Calls) + i);
                elapsed[index] = watch.Elapsed;
            })).ToList();
            workers.ForEach(worker => worker.Start());
            start.SignalAndWait();
            workers.ForEach(worker => worker.Join());
            owner?.Dispose();
            return elapsed.Max().TotalNanoseconds / Calls;
        }
    }

    /// <summary>What an entry occupies in a table, apart from the entry and its key.</summary>
    private static void Bytes(string name, Func<Func<string, VisitorEntry>> create)
    {
        const int Entries = 100_000;
        string[] ids = [.. Enumerable.Range(0, Entries).Select(_ => Guid.CreateVersion7().ToString())];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var entries = ids.Select(id => new VisitorEntry(new(id), VisitorState.Empty)).ToArray();
        var alone = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(entries);
        entries = null;
        before = GC.GetTotalMemory(forceFullCollection: true);
        var add = create();
        foreach (var id in ids)
            add(id);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(add);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {(double)(kept - alone + (8 * Entries)) / Entries:0} bytes an entry beside the entry itself"));
    }
}
