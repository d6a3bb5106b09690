using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Lifecycle;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Composition;

/// <summary>
/// Logs each config that comes into use, and notifies lifecycle handlers of it. Also notifies them of fetched configs that belong to another project.
/// </summary>
internal sealed class ConfigAnnouncer(ConvertOptions options, string? environment, ManifestWatch manifests, LifecycleHandlers handlers, ILogger logger)
{
    /// <inheritdoc cref="ConfigAnnouncement"/>
    internal void Announce(ConfigSnapshot snapshot, bool isFirst)
    {
        foreach (var warning in snapshot.Warnings)
            Log.ConfigWarning(logger, snapshot.ProjectId, warning);
        if (environment is null && snapshot.Experiences.Any(experience => experience.Environment is not null))
            Log.EnvironmentUnchecked(logger);
        Log.ConfigUpdated(logger, snapshot.ProjectId, Redaction.SdkKey(options.SdkKey));
        var payload = PayloadFor(snapshot) with { Drift = manifests.Check(snapshot) };
        if (!isFirst)
        {
            handlers.Raise(LifecycleEvent.ConfigUpdated, payload);
            return;
        }

        if (options.EnableTracking)
            Log.TrackingEnabled(logger, Endpoint.ForTracking(options.Transport.TrackEndpoint, null, snapshot.AccountId, snapshot.ProjectId)?.Host ?? "an invalid address");
        else
            Log.TrackingDisabled(logger);
        handlers.RaiseForAll(LifecycleEvent.Ready, new(snapshot.AccountId, snapshot.ProjectId));
        handlers.RaiseForAll(LifecycleEvent.ConfigUpdated, payload);
    }

    /// <summary>Notifies handlers that a fetched config belongs to another project, and passes them a description of the config that stays in use.</summary>
    internal void Reject(ConfigSnapshot current, InvalidConfigException error) => handlers.Raise(LifecycleEvent.ConfigUpdated, PayloadFor(current), error);

    private static ConfigUpdatedPayload PayloadFor(ConfigSnapshot snapshot) => new(snapshot.AccountId, snapshot.ProjectId, snapshot.CountEntities());
}
