namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The keys of one kind that the current config adds or lacks, compared with the config that is deployed with the application.</summary>
internal sealed record SnapshotDifference(string Kind, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    private static readonly string[] Kinds = ["experiences", "features", "goals", "audiences", "locations", "segments"];

    internal static IReadOnlyList<SnapshotDifference> Between(ConfigSnapshot own, ConfigSnapshot live) =>
    [
        .. from kind in Kinds
           let before = Keys(own, kind)
           let now = Keys(live, kind)
           let difference = new SnapshotDifference(kind, [.. now.Except(before)], [.. before.Except(now)])
           where difference.Added.Count + difference.Removed.Count > 0
           select difference,
    ];

    private static IEnumerable<string> Keys(ConfigSnapshot snapshot, string kind)
    {
        foreach (var entity in snapshot.GetConfigEntities(kind))
        {
            yield return entity.Key;
            if (entity is not Experience experience)
                continue;
            foreach (var variation in experience.Variations)
                yield return $"{experience.Key}/{variation.Key ?? variation.Id}";
        }
    }
}
