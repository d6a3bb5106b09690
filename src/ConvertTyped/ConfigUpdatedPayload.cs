namespace ConvertTyped;

/// <summary>
/// A config came into use. If the event reports an error, a fetched config was rejected because it belongs to another project, and the payload
/// describes the config that stays in use.
/// </summary>
/// <param name="AccountId">The id of the config's account.</param>
/// <param name="ProjectId">The id of the config's project.</param>
/// <param name="EntityCounts">The number of entities of each kind. The keys are plural: <c>experiences</c>, <c>features</c>, <c>goals</c>, ….</param>
public sealed record ConfigUpdatedPayload(string AccountId, string ProjectId, IReadOnlyDictionary<string, int> EntityCounts)
{
    /// <summary>
    /// How the config differs from the config that code was generated from; null until generated code is used or <see cref="ConvertOptions.Manifest"/>
    /// is set, and null if the event reports an error.
    /// </summary>
    public ConfigDrift? Drift { get; init; }

    /// <summary>The project and how many entities of each kind it has.</summary>
    public override string ToString() => $"project {ProjectId}: {string.Join(", ", EntityCounts.Select(kind => $"{kind.Value} {kind.Key}"))}";
}
