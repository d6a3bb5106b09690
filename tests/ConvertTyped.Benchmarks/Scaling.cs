using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using BitFaster.Caching.Lru;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// Measures the gain from a second thread: for each scenario, the throughput of two threads divided by that of one thread. Rounds with one
/// thread and with two threads alternate. Only the fastest rounds count, because other work on the machine can only slow a round down. A counter that both
/// threads increment shows the limit of the processor for a shared cache line.
/// Run the program with <c>-- scaling</c>, and with the environment variable <c>DOTNET_gcServer=1</c> for the server garbage collector.
/// </summary>
internal static class Scaling
{
    private const int Rounds = 15;
    private const int Calls = 200_000;
    private static readonly Dictionary<string, object?> Us = new() { ["country"] = "us" };

    internal static void Run()
    {
        Console.WriteLine($"{(GCSettings.IsServerGC ? "Server" : "Workstation")} garbage collection");
        Console.WriteLine("| Scenario | One thread | Two threads, each | Throughput of two threads | Throughput without pauses of the collector |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
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
        Measure("Ten increments of a shared number", () =>
        {
            var shared = 0;
            return (_ =>
            {
                for (var i = 0; i < 10; i++)
                    Interlocked.Increment(ref shared);
            }, null);
        });
        Measure("Adding an event to the queue", () =>
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
        Bytes("Table", entries =>
        {
            var table = new BoundedTable<VisitorEntry>(entries.Length);
            foreach (var entry in entries)
                table.GetOrAdd(entry);
            return table;
        });
        Bytes("BitFaster ConcurrentLru", entries =>
        {
            var table = new ConcurrentLru<string, VisitorEntry>(Environment.ProcessorCount, entries.Length, StringComparer.Ordinal);
            foreach (var entry in entries)
                table.AddOrUpdate(entry.Key, entry);
            return table;
        });
    }

    private static ConvertCore CoreOf(ConvertConfig config) =>
        new ConvertCore(new() { Config = config, BatchSize = int.MaxValue, MaxQueuedEvents = int.MaxValue }).Initialize();

    private static void Measure(string name, Func<(Action<int> Call, IDisposable? Owner)> create)
    {
        var (one, two) = (Timing.Slowest, Timing.Slowest);
        for (var round = 0; round < Rounds; round++)
        {
            one = one.OrFaster(Time(1));
            two = two.OrFaster(Time(2));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {one.Total:0.0} ns | {two.Total:0.0} ns | {2 * one.Total / two.Total:0.00}× | {2 * one.Working / two.Working:0.00}× |"));

        Timing Time(int threads)
        {
            var (call, owner) = create();
            GC.Collect();
            var paused = GC.GetTotalPauseDuration();
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
            paused = GC.GetTotalPauseDuration() - paused;
            owner?.Dispose();
            return new(elapsed.Max().TotalNanoseconds / Calls, (elapsed.Max() - paused).TotalNanoseconds / Calls);
        }
    }

    /// <summary>The duration of a call in nanoseconds, with and without the pauses of the garbage collector.</summary>
    private readonly record struct Timing(double Total, double Working)
    {
        internal static Timing Slowest => new(double.MaxValue, double.MaxValue);

        internal Timing OrFaster(Timing other) => new(Math.Min(Total, other.Total), Math.Min(Working, other.Working));
    }

    /// <summary>Prints how much memory a table needs for each entry, without the entry and its key.</summary>
    private static void Bytes(string name, Func<VisitorEntry[], object> fill)
    {
        VisitorEntry[] entries = [.. Enumerable.Range(0, 100_000).Select(_ => new VisitorEntry(new(Guid.CreateVersion7().ToString()), VisitorState.Empty))];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = fill(entries);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(table);
        GC.KeepAlive(entries);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {(double)bytes / entries.Length:0} bytes per entry, without the entry itself"));
    }
}
