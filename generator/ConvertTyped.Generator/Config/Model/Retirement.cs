namespace ConvertTyped.Generator.Config.Model;

/// <summary>Determines why an entity is retired. Each reason completes a sentence such as "The experience is …".</summary>
internal static class Retirement
{
    /// <summary>Why the experience is retired; null if it can run.</summary>
    public static string? TryExplain(ConfigExperience experience, ICollection<string> archivedIds) =>
        experience.Id is { } id && archivedIds.Contains(id) ? "archived" : ByStatus(experience);

    /// <summary>The entity's status, if Convert does not run entities with this status; otherwise null.</summary>
    public static string? ByStatus(ConfigEntity entity) => entity.Status is "archived" or "completed" or "draft" or "paused" ? entity.Status : null;

    /// <summary>Why the feature is retired: its status, or that no running variation carries it; null if it is not retired.</summary>
    public static string? TryExplain(ConfigFeature feature, IEnumerable<FeatureCarrier> carriers, ICollection<string> archivedIds) =>
        ByStatus(feature) ?? (carriers.Any(carrier => IsRunning(carrier, archivedIds)) ? null : "not carried by any running variation");

    public static HashSet<string> ArchivedIds(ConfigDocument config) =>
        new((config.Root["archived_experiences"]?.Items ?? []).Select(id => id.AsId()).OfType<string>(), StringComparer.Ordinal);

    private static bool IsRunning(FeatureCarrier carrier, ICollection<string> archivedIds) =>
        carrier.Variation.IsRunning && TryExplain(carrier.Experience, archivedIds) is null;
}
