using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>
/// The Interactive Server circuit of a scope, if the scope belongs to a circuit. The visitor of the circuit is the visitor of the prerendered page.
/// Without prerendering, or if another user has signed in since, it is the visitor of the request that opened the connection.
/// </summary>
internal sealed class CircuitScope(IServiceProvider scope)
{
    private static readonly AsyncLocal<RunningEvent?> Running = new();

    /// <summary>
    /// The circuit whose event or rendering is in progress; null outside of circuits. Blazor treats an event as handled at its first await. The code after
    /// that await still belongs to the circuit and runs in the circuit's synchronization context. Background work that the event started does not.
    /// </summary>
    internal static CircuitScope? Current => Running.Value is { } running && (running.IsInProgress || SynchronizationContext.Current is not null) ? running.Circuit : null;

    /// <summary>The visitor of the circuit; null before the circuit opens and in scopes that do not belong to a circuit.</summary>
    internal RequestVisitor? Visitor { get; private set; }

    internal IReadOnlyDictionary<string, object?>? Attributes { get; private set; }

    internal IReadOnlyDictionary<string, object?>? Location { get; private set; }

    /// <summary>
    /// Handles an event. Work that the event starts, such as the loop of a queue, may outlive the event and serve other visitors.
    /// <see cref="Current"/> is therefore null for this work after the event.
    /// </summary>
    internal async Task RunAsync(Func<Task> handle)
    {
        var running = new RunningEvent(this) { IsInProgress = true };
        Running.Value = running;
        try
        {
            await handle().ConfigureAwait(false);
        }
        finally
        {
            running.IsInProgress = false;
        }
    }

    /// <summary>
    /// Identifies the visitor and loads the visitor's state. Called after the persisted state of the prerendered page is restored, and before the first
    /// component is created.
    /// </summary>
    internal async Task OpenAsync()
    {
        var identifier = scope.GetRequiredService<VisitorIdentifier>();
        var connection = scope.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var persistence = scope.GetRequiredService<CircuitVisitorState>();
        var restored = persistence.TryTake();
        // If another user has signed in since the page was rendered, the visitor of the page must not be used.
        if (restored is not null && connection is not null && identifier.Reader.ApplicationId(connection) is { } own && own != restored.VisitorId)
            restored = null;
        if (restored is not null)
            Restore(restored);
        else if (connection is not null)
            Identify(identifier, connection);
        else
            Restore(new(identifier.NewId(), IsHeld: true, IsTracked: false, null, null));
        if (identifier.Reader.Options.LocationAttributes is null)
            Location = new NavigationLocation(scope.GetRequiredService<NavigationManager>());
        persistence.Persist(this);
        foreach (var core in scope.GetServices<RegisteredCore>())
            await scope.GetRequiredKeyedService<RequestContexts>(core.Name).LoadAsync(this).ConfigureAwait(false);
    }

    private void Restore(PersistedVisitor persisted)
    {
        Visitor = new(persisted.VisitorId)
        {
            IsVisit = !persisted.IsHeld, IsHeld = persisted.IsHeld, Consent = persisted.IsTracked ? Consent.Given : Consent.Refused,
        };
        (Attributes, Location) = (persisted.Attributes, persisted.Location);
    }

    /// <summary>Identifies the visitor by the connection. A new visitor can no longer get a cookie, so nothing is stored or tracked for that visitor.</summary>
    private void Identify(VisitorIdentifier identifier, HttpContext connection)
    {
        var visitor = identifier.Identify(connection);
        Visitor = new(visitor.Id)
        {
            NewId = visitor.NewId, IsVisit = visitor.IsVisit, Consent = visitor.Consent, IsHeld = visitor.IsHeld,
        };
        (Attributes, Location) = (identifier.Reader.Attributes(connection), identifier.Reader.LocationAttributes(connection));
    }

    /// <summary>An event of a circuit, and whether it is still in progress. All copies of an execution context refer to the same instance.</summary>
    private sealed class RunningEvent(CircuitScope circuit)
    {
        internal CircuitScope Circuit => circuit;

        internal bool IsInProgress { get; set; }
    }
}
