using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Tracks a conversion of a new visitor. The conversion is stored in the default store and queued for delivery.</summary>
[MemoryDiagnoser]
public class Conversions
{
    private readonly FreshVisitors _visitors = new();

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", _visitors.NextId());

    [Benchmark(Description = "context and TrackConversion with revenue")]
    public ConversionResult Track() => _visitors.Next().TrackConversion("purchase", 49.99m);
}
