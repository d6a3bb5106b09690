using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Evaluates one feature of a config with many experiences. Experiences that do not carry the feature must not be evaluated.</summary>
[MemoryDiagnoser]
public class FeatureOfMany
{
    private ConvertContext[] _contexts = [];
    private string _key = "";
    private int _next;

    [Params(1, 100, 1000)]
    public int Experiences { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var core = Configs.Core(Experiences);
        _contexts = [.. VisitorIds.All.Take(1024).Select(id => core.CreateContext(id, new Dictionary<string, object?> { ["country"] = "us" }))];
        _key = Configs.FeatureKey(Experiences / 2);
    }

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", VisitorIds.All[_next++ & 1023]);

    [Benchmark(Description = "one feature")]
    public string? Feature() =>
        _contexts[_next++ & 1023].RunFeature(_key, enableTracking: false, enableStorage: false)?.Variables.GetString("headline");
}
