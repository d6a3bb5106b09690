using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Makes a decision with one audience rule, one string variable and 100 experiences in the config. Nothing is stored or reported.</summary>
[MemoryDiagnoser]
public class FreshDecision
{
    private static readonly string Key = Configs.FeatureKey(50);
    private static readonly Dictionary<string, object?> Attributes = new() { ["country"] = "us" };

    private readonly ConvertCore _core = Configs.Core(100);
    private readonly ConvertContext[] _contexts;
    private int _next;

    public FreshDecision() => _contexts = [.. VisitorIds.All.Take(1024).Select(id => _core.CreateContext(id, Attributes))];

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", VisitorIds.All[_next++ & 1023]);

    [Benchmark(Description = "on an existing context")]
    public string? OnContext() =>
        _contexts[_next++ & 1023].RunFeature(Key, enableTracking: false, enableStorage: false)?.Variables.GetString("headline");

    [Benchmark(Description = "with CreateContext")]
    public string? WithCreateContext() =>
        _core.CreateContext(VisitorIds.All[_next++ & (VisitorIds.Count - 1)], Attributes)
            .RunFeature(Key, enableTracking: false, enableStorage: false)?.Variables.GetString("headline");
}
