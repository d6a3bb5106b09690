using System.Text;
using BenchmarkDotNet.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Benchmarks;

/// <summary>Measures the hash alone, for inputs of several lengths.</summary>
[MemoryDiagnoser]
public class Hash
{
    private byte[] _input = [];

    [Params(16, 42, 1000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup() => _input = Encoding.UTF8.GetBytes(new string('x', Bytes));

    [Benchmark(Baseline = true, Description = "floor: hash and lookup")]
    public int Floor() => Benchmarks.Floor.Decide("experience-50", "0197a5c2-7d3e-7b64-9c55-0a1b2c3d4e5f");

    [Benchmark(Description = "MurmurHash3")]
    public uint Murmur() => MurmurHash3.Complete(9999, _input, _input.Length);
}
