using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Compares reading a config's bytes into a snapshot with parsing the same bytes as JSON.</summary>
[MemoryDiagnoser]
public class SnapshotLoad
{
    private byte[] _utf8 = [];

    [Params(10, 100, 1000)]
    public int Experiences { get; set; }

    [GlobalSetup]
    public void Setup() => _utf8 = Configs.Of(Experiences);

    [Benchmark(Baseline = true, Description = "JsonDocument.Parse")]
    public JsonValueKind Parse()
    {
        using var document = JsonDocument.Parse(_utf8);
        return document.RootElement.ValueKind;
    }

    [Benchmark(Description = "ConvertConfig.FromUtf8Bytes")]
    public ConvertConfig Load() => ConvertConfig.FromUtf8Bytes(_utf8);
}
