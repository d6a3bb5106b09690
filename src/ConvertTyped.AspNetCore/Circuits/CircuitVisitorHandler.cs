using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>Identifies the visitor of a circuit when the circuit opens, and makes the circuit current while it handles an event.</summary>
internal sealed class CircuitVisitorHandler(CircuitScope circuit) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuitInfo, CancellationToken cancellationToken) =>
        circuit.OpenAsync();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => circuit.RunAsync(() => next(activity));
}
