namespace ConvertTyped.Generator.Config.Model;

/// <summary>Why code that uses an entity waits for something that no longer happens; each sentence goes on after "it is" or stands for itself.</summary>
internal static class Retirement
{
    /// <summary>Null while the experience may run.</summary>
    public static string? Of(ConfigExperience experience, ICollection<string> archivedIds) =>
        experience.Id is { } id && archivedIds.Contains(id) ? "archived" : ByStatus(experience);

    /// <summary>Null while the goal counts.</summary>
    public static string? ByStatus(ConfigEntity entity) => entity.Status is "archived" or "completed" or "draft" or "paused" ? entity.Status : null;

    /// <summary>Null while some visitor may get the feature.</summary>
    public static string? Of(ConfigFeature feature, IEnumerable<FeatureCarrier> carriers, ICollection<string> archivedIds) =>
        ByStatus(feature) ?? (carriers.Any(carrier => IsRunning(carrier, archivedIds)) ? null : "carried by no running variation");

    public static HashSet<string> ArchivedIds(ConfigDocument config) =>
        new((config.Root["archived_experiences"]?.Items ?? []).Select(id => id.AsId()).OfType<string>(), StringComparer.Ordinal);

    private static bool IsRunning(FeatureCarrier carrier, ICollection<string> archivedIds) =>
        carrier.Variation.IsRunning && Of(carrier.Experience, archivedIds) is null;
}
