using System.Globalization;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Simulate;

namespace ConvertTyped.Tool.Diff;

/// <summary>
/// Counts the visitors whose variation changes. The runtime's core evaluates each changed experience for the same visitors before and after the change.
/// </summary>
internal static class Movements
{
    public static IReadOnlyList<Movement> Between(LoadedConfig before, LoadedConfig after, int visitors)
    {
        // The manifest of a built assembly contains no traffic allocations.
        if (before.IsManifest || after.IsManifest)
            return [];
        var pairs = EntityPairs.Match(before.Document.Experiences, after.Document.Experiences, experience => experience.Id, experience => experience.Key)
            .Where(pair => IsDifferent(pair.Old, pair.New, before, after))
            .Where(pair => (pair.New ?? pair.Old)!.Key is not null)
            .ToList();
        if (pairs.Count == 0)
            return [];

        using var old = new OfflineCore(UngatedConfig.Create(before, pairs.Select(pair => pair.Old).OfType<ConfigExperience>()));
        using var current = new OfflineCore(UngatedConfig.Create(after, pairs.Select(pair => pair.New).OfType<ConfigExperience>()));
        return [.. pairs.AsParallel().AsOrdered().Select(pair => Count(pair.Old, pair.New, old, current, visitors)).Where(movement => movement.Share > 0)];
    }

    private static bool IsDifferent(ConfigExperience? was, ConfigExperience? now, LoadedConfig before, LoadedConfig after) =>
        was is null || now is null
        || JsonWriter.Write(was.Node) != JsonWriter.Write(now.Node)
        || IsArchived(was, before) != IsArchived(now, after);

    private static bool IsArchived(ConfigExperience experience, LoadedConfig config) =>
        experience.Id is { } id && Retirement.ArchivedIds(config.Document).Contains(id);

    private static Movement Count(ConfigExperience? was, ConfigExperience? now, OfflineCore old, OfflineCore current, int visitors)
    {
        var flows = new Dictionary<(string, string), (int Count, Flow Names)>();
        for (var i = 1; i <= visitors; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"visitor-{i}");
            var (from, to) = (Decide(old, was, id), Decide(current, now, id));
            if (from?.VariationId == to?.VariationId)
                continue;
            var key = (from?.VariationId ?? "", to?.VariationId ?? "");
            flows.TryGetValue(key, out var flow);
            flows[key] = (flow.Count + 1, flow.Names ?? new(NameOf(from), NameOf(to), 0));
        }
        var ordered = flows.Values.OrderByDescending(flow => flow.Count).Select(flow => flow.Names with { Share = (double)flow.Count / visitors }).ToList();
        return new((now ?? was)!.Key!, (double)flows.Values.Sum(flow => flow.Count) / visitors, ordered);
    }

    private static ExperienceResult? Decide(OfflineCore core, ConfigExperience? experience, string visitor) =>
        experience?.Key is { } key ? core.Visitor(visitor).RunExperience(key, enableTracking: false, enableStorage: false) : null;

    private static string? NameOf(ExperienceResult? result) => result is null ? null : result.VariationKey ?? result.VariationId;
}
