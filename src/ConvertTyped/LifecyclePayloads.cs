using ConvertTyped.Diagnostics;

namespace ConvertTyped;

/// <summary>The core is ready.</summary>
/// <param name="AccountId">The account of the first config.</param>
/// <param name="ProjectId">The project of the first config.</param>
public sealed record ReadyPayload(string AccountId, string ProjectId)
{
    /// <summary>The project.</summary>
    public override string ToString() => $"project {ProjectId} is ready";
}

/// <summary>A config came into use.</summary>
/// <param name="AccountId">The config's account.</param>
/// <param name="ProjectId">The config's project.</param>
/// <param name="EntityCounts">The number of entities of each kind, by plural kind: <c>experiences</c>, <c>features</c>, <c>goals</c>, ….</param>
public sealed record ConfigUpdatedPayload(string AccountId, string ProjectId, IReadOnlyDictionary<string, int> EntityCounts)
{
    /// <summary>How the config differs from the one that code was generated from; null until generated code is used or <see cref="ConvertOptions.Manifest"/> is set.</summary>
    public ConfigDrift? Drift { get; init; }

    /// <summary>The project and how many entities of each kind it has.</summary>
    public override string ToString() => $"project {ProjectId}: {string.Join(", ", EntityCounts.Select(kind => $"{kind.Value} {kind.Key}"))}";
}

/// <summary>A visitor was assigned to a variation.</summary>
/// <param name="VisitorId">The visitor's id.</param>
/// <param name="ExperienceKey">The experience's key.</param>
/// <param name="ExperienceId">The experience's id.</param>
/// <param name="VariationKey">The variation's key; null if it has none.</param>
/// <param name="VariationId">The variation's id.</param>
public sealed record BucketingEventPayload(
    string VisitorId, string ExperienceKey, string ExperienceId, string? VariationKey, string VariationId)
{
    /// <summary>The experience, the variation, and a reference to the visitor in place of the id.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId} for visitor {Redaction.VisitorId(VisitorId)}";
}

/// <summary>A conversion was queued.</summary>
/// <param name="VisitorId">The visitor's id.</param>
/// <param name="GoalId">The goal's id.</param>
/// <param name="GoalKey">The goal's key.</param>
public sealed record ConversionEventPayload(string VisitorId, string GoalId, string GoalKey)
{
    /// <summary>The goal, and a reference to the visitor in place of the id.</summary>
    public override string ToString() => $"{GoalKey} by visitor {Redaction.VisitorId(VisitorId)}";
}

/// <summary>A batch of events was released.</summary>
/// <param name="Reason">The reason for the release.</param>
/// <param name="BatchSize">The number of events in the batch.</param>
/// <param name="VisitorCount">The number of distinct visitors in the batch.</param>
/// <param name="EventCount">The number of events whose delivery was attempted.</param>
/// <param name="StatusCode">The HTTP status of a failure; null on success, or if there was no response.</param>
/// <param name="RetryAttempts">The number of retries; null if the first request succeeded.</param>
public sealed record QueueReleasedPayload(
    ReleaseReason Reason, int BatchSize, int VisitorCount, int EventCount, int? StatusCode = null, int? RetryAttempts = null)
{
    /// <summary>The counts and, if there is one, the HTTP status of a failure.</summary>
    public override string ToString() => $"{EventCount} events of {VisitorCount} visitors{(StatusCode is { } status ? $": HTTP {status}" : "")}";
}

/// <summary>Visitors' states were written to the data store.</summary>
/// <param name="Reason">The reason for the write.</param>
/// <param name="VisitorCount">The number of visitors whose states were written.</param>
public sealed record DataStoreQueueReleasedPayload(ReleaseReason Reason, int VisitorCount)
{
    /// <summary>The number of visitors whose states were written.</summary>
    public override string ToString() => $"{VisitorCount} visitors stored";
}
