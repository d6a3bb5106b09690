using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>Opens a session for each context, and holds what all of them share.</summary>
internal sealed class VisitorSessions(VisitorStore store, EventReporter reporter, ILogger logger)
{
    internal VisitorStore Store => store;

    internal EventReporter Reporter => reporter;

    internal ILogger Logger => logger;

    /// <summary>Null: environments are not checked.</summary>
    internal string? Environment { get; init; }

    /// <summary>Null outside tests.</summary>
    internal DecisionOverrides? Overrides { get; set; }

    /// <summary>For a visitor without consent: nothing is stored or tracked until <see cref="VisitorSession.Release"/>.</summary>
    internal VisitorSession OpenHeld(ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes, bool isNew)
    {
        var visitor = new TableKey(visitorId);
        return new(this, config, visitor, isNew ? null : store.IsRemote ? store.Find(visitor) : store.Load(config, visitor), AttributeCopy.Keep(attributes), isHeld: true);
    }

    /// <summary>Reads what is known of the visitor, from a remote store as well.</summary>
    internal async Task<VisitorSession> OpenAsync(
        ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes, CancellationToken cancellationToken)
    {
        var visitor = new TableKey(visitorId);
        var entry = await store.LoadAsync(config, visitor, cancellationToken).ConfigureAwait(false);
        return new(this, config, visitor, entry, AttributeCopy.Keep(attributes));
    }

    /// <summary>Reads what is known of the visitor, from a store in this process as well.</summary>
    internal VisitorSession Open(ConfigSnapshot config, string visitorId, IReadOnlyDictionary<string, object?>? attributes)
    {
        var visitor = new TableKey(visitorId);
        return new(this, config, visitor, store.Load(config, visitor), AttributeCopy.Keep(attributes));
    }
}
