using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Blazor.Browser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>Passes the visitor of a prerendered page, or of a circuit, to the circuit that continues the page. Each scope has its own instance.</summary>
/// <param name="state">Null in applications without Razor components.</param>
/// <param name="identifier">Identifies the visitor of a request.</param>
internal sealed class CircuitVisitorState(PersistentComponentState? state, VisitorIdentifier identifier) : IDisposable
{
    private const string Key = "ConvertTyped.Visitor";

    private PersistingComponentStateSubscription? _subscription;

    /// <summary>Takes the visitor that was passed on. Returns null if no visitor was passed on.</summary>
    internal PersistedVisitor? TryTake() => state?.Take(Key) is { } json ? PersistedVisitor.FromJson(json) : null;

    /// <summary>Persists the visitor of a request when the page is complete.</summary>
    internal void Persist(HttpContext http) => Persist(() =>
    {
        var visitor = identifier.IdentifyForDecision(http);
        return Persisted(visitor, identifier.Reader.Attributes(http), identifier.Reader.Options.LocationAttributes is null ? null : identifier.Reader.LocationAttributes(http));
    });

    /// <summary>Passes the visitor of a circuit to the circuit that resumes it.</summary>
    internal void Persist(CircuitScope circuit) =>
        Persist(() => Persisted(circuit.Visitor!, circuit.Attributes, circuit.Location is NavigationLocation ? null : circuit.Location));

    public void Dispose() => _subscription?.Dispose();

    private static PersistedVisitor Persisted(
        RequestVisitor visitor, IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? location) =>
        new(visitor.Id, visitor.IsHeld, visitor.Consent == Consent.Given, attributes, location);

    private void Persist(Func<PersistedVisitor> visitor)
    {
        _subscription ??= state?.RegisterOnPersisting(
            () =>
            {
                state.Persist(Key, visitor().ToJson());
                return Task.CompletedTask;
            },
            RenderMode.InteractiveServer);
    }
}
