using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Telemetry;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>Opens a session for each context. Contains everything that sessions share.</summary>
internal sealed class VisitorSessions(VisitorStore store, EventReporter reporter, ILogger logger)
{
    internal VisitorStore Store => store;

    internal EventReporter Reporter => reporter;

    internal ILogger Logger => logger;

    /// <summary>The environment of the process. If null, environments are not checked.</summary>
    internal string? Environment { get; init; }

    /// <summary>Records evaluations; null if they are not recorded.</summary>
    internal EvaluationTelemetry? Telemetry { get; init; }

    /// <summary>A test's overrides; null in production.</summary>
    internal DecisionOverrides? Overrides { get; set; }

    /// <summary>Opens a session for a visitor without consent. Nothing is stored or tracked until <see cref="VisitorSession.EndHold"/> is called.</summary>
    internal VisitorSession OpenHeld(ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes, bool isNew)
    {
        var visitor = new TableKey(visitorId);
        return new(this, config, visitor, isNew ? null : store.IsRemote ? store.Find(visitor) : store.Load(config, visitor), AttributeCopy.Keep(attributes), isHeld: true);
    }

    /// <summary>Opens a session with the visitor's state, which may be read from a remote store.</summary>
    internal async Task<VisitorSession> OpenAsync(
        ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes, CancellationToken cancellationToken)
    {
        var visitor = new TableKey(visitorId);
        var entry = await store.LoadAsync(config, visitor, cancellationToken).ConfigureAwait(false);
        return new(this, config, visitor, entry, AttributeCopy.Keep(attributes));
    }

    /// <summary>Opens a session with the visitor's state, which may be read from an in-process store.</summary>
    internal VisitorSession Open(ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes)
    {
        var visitor = new TableKey(visitorId);
        return new(this, config, visitor, store.Load(config, visitor), AttributeCopy.Keep(attributes));
    }
}
