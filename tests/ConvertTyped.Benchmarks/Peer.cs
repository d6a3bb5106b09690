using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// Compares the scenario of <see cref="FreshDecision"/> with Microsoft.FeatureManagement, configured with 100 flags. Each flag has two variants that are
/// allocated by percentage and have a string value.
/// </summary>
[MemoryDiagnoser]
public class Peer
{
    private static readonly Dictionary<string, object?> Attributes = new() { ["country"] = "us" };
    private readonly ConvertCore _core = Configs.Core(100);
    private readonly IVariantFeatureManager _manager;
    private int _next;

    public Peer()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Enumerable.Range(0, 100).SelectMany(Flag)).Build();
        _manager = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddFeatureManagement().Services
            .BuildServiceProvider().GetRequiredService<IVariantFeatureManager>();
    }

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", VisitorIds.All[_next++ & 1023]);

    [Benchmark(Description = "ConvertTyped")]
    public string? ConvertTyped() =>
        _core.CreateContext(VisitorIds.All[_next++ & (VisitorIds.Count - 1)], Attributes)
            .RunFeature("feature-50", enableTracking: false, enableStorage: false)?.Variables.GetString("headline");

    [Benchmark(Description = "Microsoft.FeatureManagement")]
    public async ValueTask<string?> FeatureManagement()
    {
        var visitor = new TargetingContext { UserId = VisitorIds.All[_next++ & (VisitorIds.Count - 1)], Groups = ["us"] };
        return (await _manager.GetVariantAsync("feature-50", visitor)).Configuration.Value;
    }

    private static Dictionary<string, string?> Flag(int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"feature_management:feature_flags:{index}:");
        return new()
        {
            [path + "id"] = Configs.FeatureKey(index),
            [path + "enabled"] = "true",
            [path + "variants:0:name"] = "a",
            [path + "variants:0:configuration_value"] = "Headline 0",
            [path + "variants:1:name"] = "b",
            [path + "variants:1:configuration_value"] = "Headline 1",
            [path + "allocation:percentile:0:variant"] = "a",
            [path + "allocation:percentile:0:from"] = "0",
            [path + "allocation:percentile:0:to"] = "50",
            [path + "allocation:percentile:1:variant"] = "b",
            [path + "allocation:percentile:1:from"] = "50",
            [path + "allocation:percentile:1:to"] = "100",
        };
    }
}
