using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>Finds out who the visitor of a circuit is when it opens, and says which circuit runs while it handles an event.</summary>
internal sealed class CircuitVisitorHandler(Circuit circuit) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Microsoft.AspNetCore.Components.Server.Circuits.Circuit circuitInfo, CancellationToken cancellationToken) =>
        circuit.OpenAsync();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => circuit.RunAsync(() => next(activity));
}
