using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Reads a stored decision.</summary>
[MemoryDiagnoser]
public class RepeatedDecision
{
    private static readonly string Key = Configs.FeatureKey(50);

    private readonly ConvertCore _core = Configs.Core(100);
    private readonly ConvertContext[] _contexts;
    private int _next;

    public RepeatedDecision()
    {
        _contexts = [.. VisitorIds.All.Take(1024).Select(id => _core.CreateContext(id, new Dictionary<string, object?> { ["country"] = "us" }))];
        foreach (var context in _contexts)
            context.RunFeature(Key);
    }

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", VisitorIds.All[_next++ & 1023]);

    [Benchmark(Description = "experience")]
    public string? Experience() => _contexts[_next++ & 1023].RunExperience("experience-50")?.VariationKey;

    [Benchmark(Description = "feature and a variable")]
    public string? Feature() => _contexts[_next++ & 1023].RunFeature(Key)?.Variables.GetString("headline");
}
