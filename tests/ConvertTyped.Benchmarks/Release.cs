using System.Net;
using BenchmarkDotNet.Attributes;

namespace ConvertTyped.Benchmarks;

/// <summary>Delivering 10,000 queued events: batching, JSON and HTTP handling, with a network that answers at once.</summary>
[MemoryDiagnoser]
public class Release
{
    private const int Events = 10_000;
    private ConvertCore _core = null!;

    [IterationSetup]
    public void Fill()
    {
        _core = new ConvertCore(new()
        {
            Config = ConvertConfig.FromUtf8Bytes(Configs.Of(100)),
            BatchSize = int.MaxValue,
            HttpMessageHandler = new Accepting(),
        }).Initialize();
        foreach (var id in VisitorIds.All.AsSpan(0, Events))
            _core.CreateContext(id).TrackConversion("purchase", 49.99m);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "floor: hash and lookup")]
    public int Floor()
    {
        var sum = 0;
        foreach (var id in VisitorIds.All.AsSpan(0, Events))
            sum += Benchmarks.Floor.Decide("experience-50", id);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "FlushAsync")]
    public async Task<int> Flush() => (await _core.FlushAsync()).Delivered;

    private sealed class Accepting : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }
}
