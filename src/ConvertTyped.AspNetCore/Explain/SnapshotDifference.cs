namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The keys of one kind that the current config adds or lacks, compared with the config that is deployed with the application.</summary>
internal sealed record SnapshotDifference(string Kind, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    private const string Variation = "variation";

    private static readonly string[] Kinds = ["experience", Variation, "feature", "goal", "audience", "location", "segment"];

    internal static IReadOnlyList<SnapshotDifference> Between(ConfigSnapshot own, ConfigSnapshot live) =>
    [
        .. from kind in Kinds
           let before = Keys(own, kind)
           let now = Keys(live, kind)
           let difference = new SnapshotDifference(kind, [.. now.Except(before)], [.. before.Except(now)])
           where difference.Added.Count + difference.Removed.Count > 0
           select difference,
    ];

    private static IEnumerable<string> Keys(ConfigSnapshot snapshot, string kind) => kind == Variation
        ? snapshot.Experiences.SelectMany(experience => experience.Variations.Select(variation => $"{experience.Key}/{variation.Key ?? variation.Id}"))
        : snapshot.GetConfigEntities(kind).Select(entity => entity.Key);
}
