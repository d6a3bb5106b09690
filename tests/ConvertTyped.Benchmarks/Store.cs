using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Makes decisions for many visitors one after the other and stores them in the default store.</summary>
[MemoryDiagnoser]
public class Store
{
    private readonly ConvertConfig _config = ConvertConfig.FromUtf8Bytes(Configs.Of(100));
    private string[] _ids = [];

    [Params(10_000, 100_000, 1_000_000)]
    public int Visitors { get; set; }

    [GlobalSetup]
    public void Setup() => _ids = [.. Enumerable.Range(0, Visitors).Select(_ => Guid.CreateVersion7().ToString())];

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in _ids)
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(Description = "decide and store")]
    public int Keep()
    {
        using var core = new ConvertCore(new() { Config = _config }).Initialize();
        var enabled = 0;
        foreach (var id in _ids)
            enabled += core.CreateContext(id).RunExperience("experience-50", Us, enableTracking: false) is null ? 0 : 1;
        return enabled;
    }

    private static readonly Dictionary<string, object?> Us = new() { ["country"] = "us" };
}
