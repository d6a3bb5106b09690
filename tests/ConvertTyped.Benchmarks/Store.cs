using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>So many visitors decided and kept in the default store, one after the other.</summary>
[MemoryDiagnoser]
public class Store
{
    private ConvertCore _core = null!;
    private string[] _ids = [];

    [Params(10_000, 100_000, 1_000_000)]
    public int Visitors { get; set; }

    [GlobalSetup]
    public void Setup() => _ids = [.. Enumerable.Range(0, Visitors).Select(_ => Guid.CreateVersion7().ToString())];

    [IterationSetup]
    public void Renew() => _core = Configs.Core(100);

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in _ids)
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(Description = "decide and keep")]
    public int Keep()
    {
        var enabled = 0;
        foreach (var id in _ids)
            enabled += _core.CreateContext(id).RunExperience("experience-50", Us, enableTracking: false) is null ? 0 : 1;
        return enabled;
    }

    private static readonly Dictionary<string, object?> Us = new() { ["country"] = "us" };
}
