using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Evaluates all 100 experiences of a config for one visitor.</summary>
[MemoryDiagnoser]
public class AllExperiences
{
    private readonly string[] _keys = [.. Enumerable.Range(0, 100).Select(Configs.ExperienceKey)];
    private readonly ConvertContext[] _fresh;
    private readonly ConvertContext[] _decided;
    private int _next;

    public AllExperiences()
    {
        var core = Configs.Core(100);
        var attributes = new Dictionary<string, object?> { ["country"] = "us" };
        _fresh = [.. VisitorIds.All.Take(256).Select(id => core.CreateContext(id, attributes))];
        _decided = [.. VisitorIds.All.Skip(256).Take(256).Select(id => core.CreateContext(id, attributes))];
        foreach (var context in _decided)
            context.RunExperiences();
    }

    [Benchmark(Baseline = true, Description = "100 floors")]
    public int Floor()
    {
        var id = VisitorIds.All[_next++ & 255];
        var sum = 0;
        foreach (var key in _keys)
            sum += Benchmarks.Floor.Decide(key, id);
        return sum;
    }

    [Benchmark(Description = "RunExperiences, fresh, not stored")]
    public int Fresh() => _fresh[_next++ & 255].RunExperiences(enableTracking: false, enableStorage: false).Count;

    [Benchmark(Description = "RunExperiences, decided before")]
    public int Decided() => _decided[_next++ & 255].RunExperiences().Count;
}
