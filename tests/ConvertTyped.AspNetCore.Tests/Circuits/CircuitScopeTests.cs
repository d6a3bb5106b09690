using ConvertTyped.AspNetCore.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Circuits;

public class CircuitScopeTests
{
    [Fact]
    public async Task Work_that_outlives_the_event_that_started_it_sees_no_circuit()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var circuit = new CircuitScope(services);
        var ended = new TaskCompletionSource();
        Task<CircuitScope?>? loop = null;
        var during = new List<CircuitScope?>();
        await new CircuitVisitorHandler(circuit).CreateInboundActivityHandler(async _ =>
        {
            during.Add(CircuitScope.Current);
            loop = Task.Run(async () =>
            {
                await ended.Task;
                return CircuitScope.Current;
            });
            await Task.Yield();
            during.Add(CircuitScope.Current);
        })(null!);
        ended.SetResult();
        Assert.Equal([circuit, circuit], during);
        Assert.Null(await loop!);
        Assert.Null(CircuitScope.Current);
    }

    [Fact]
    public async Task An_event_handler_still_sees_the_circuit_after_its_first_await()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var circuit = new CircuitScope(services);
        var (ended, seen) = (new TaskCompletionSource(), new TaskCompletionSource<CircuitScope?>());
        await new CircuitVisitorHandler(circuit).CreateInboundActivityHandler(_ =>
        {
            // Blazor's dispatcher does not wait for an event handler that awaits.
            new CircuitContext().Post(async _ =>
            {
                await ended.Task;
                seen.SetResult(CircuitScope.Current);
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
