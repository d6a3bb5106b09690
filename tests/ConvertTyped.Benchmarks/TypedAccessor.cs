using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Reads the generated accessors of contexts whose decisions have already been made.</summary>
[MemoryDiagnoser]
public class TypedAccessor
{
    private readonly ConvertContext[] _contexts;
    private int _next;

    public TypedAccessor()
    {
        var core = Configs.Core(100);
        _contexts = [.. VisitorIds.All.Take(1024).Select(id => core.CreateContext(id, new Dictionary<string, object?> { ["country"] = "us" }))];
        foreach (var context in _contexts)
            context.RunFeature("feature-50");
    }

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", VisitorIds.All[_next++ & 1023]);

    [Benchmark(Description = "context.Features.X.Headline")]
    public string? Feature() => _contexts[_next++ & 1023].Features.Feature50.Headline;

    [Benchmark(Description = "context.Experiences.X.Variation")]
    public Experience50Variation Experience() => _contexts[_next++ & 1023].Experiences.Experience50.Variation;
}
