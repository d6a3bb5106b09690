using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Makes a new visitor's first decision, which is stored in the default store and queued for delivery.</summary>
[MemoryDiagnoser]
public class StoredDecision
{
    private static readonly string Key = Configs.FeatureKey(50);
    private readonly FreshVisitors _visitors = new();

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", _visitors.NextId());

    [Benchmark(Description = "context, decision, stored and tracked")]
    public FeatureResult? Decide() => _visitors.Next().RunFeature(Key);
}
