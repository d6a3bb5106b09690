using ConvertTyped.AspNetCore.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Circuits;

public class CircuitTests
{
    [Fact]
    public async Task Work_that_an_event_started_and_that_outlives_it_sees_no_circuit()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var circuit = new Circuit(services);
        var ended = new TaskCompletionSource();
        Task<Circuit?>? loop = null;
        var during = new List<Circuit?>();
        await new CircuitVisitorHandler(circuit).CreateInboundActivityHandler(async _ =>
        {
            during.Add(Circuit.Current);
            loop = Task.Run(async () =>
            {
                await ended.Task;
                return Circuit.Current;
            });
            await Task.Yield();
            during.Add(Circuit.Current);
        })(null!);
        ended.SetResult();
        Assert.Equal([circuit, circuit], during);
        Assert.Null(await loop!);
        Assert.Null(Circuit.Current);
    }
}
