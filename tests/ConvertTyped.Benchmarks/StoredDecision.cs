using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>A new visitor's first decision, kept in the default store and queued for delivery.</summary>
[MemoryDiagnoser]
public class StoredDecision
{
    private const int Visitors = 50_000;
    private static readonly string Key = Configs.FeatureKey(50);
    private static readonly Dictionary<string, object?> Attributes = new() { ["country"] = "us" };

    private ConvertCore _core = Configs.Core(100);

    [IterationSetup]
    public void Renew() => _core = Configs.Core(100);

    [Benchmark(Baseline = true, OperationsPerInvoke = Visitors, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in VisitorIds.All.AsSpan(0, Visitors))
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Visitors, Description = "context, decision, stored and tracked")]
    public int Decide()
    {
        var enabled = 0;
        foreach (var id in VisitorIds.All.AsSpan(0, Visitors))
            enabled += _core.CreateContext(id, Attributes).RunFeature(Key) is null ? 0 : 1;
        return enabled;
    }
}
