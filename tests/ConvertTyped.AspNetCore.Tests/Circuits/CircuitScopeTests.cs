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

    [Fact]
    public async Task The_rest_of_an_event_after_its_first_await_sees_the_circuit()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var circuit = new Circuit(services);
        var (ended, seen) = (new TaskCompletionSource(), new TaskCompletionSource<Circuit?>());
        await new CircuitVisitorHandler(circuit).CreateInboundActivityHandler(_ =>
        {
            // Blazor's dispatcher does not wait for an event handler that awaits.
            new CircuitContext().Post(async _ =>
            {
                await ended.Task;
                seen.SetResult(Circuit.Current);
            }, null);
            return Task.CompletedTask;
        })(null!);
        ended.SetResult();
        Assert.Same(circuit, await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>A synchronization context that is current while a callback runs on it.</summary>
    private sealed class CircuitContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => base.Post(
            posted =>
            {
                SetSynchronizationContext(this);
                d(posted);
            },
            state);
    }
}
