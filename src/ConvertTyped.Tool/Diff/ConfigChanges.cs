using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Diff;

/// <summary>Finds the changes to entities between two configs.</summary>
internal static class ConfigChanges
{
    public static IReadOnlyList<Change> Between(LoadedConfig before, LoadedConfig after)
    {
        var details = new EntityDetails(before, after);
        return
        [
            .. Project(before, after),
            .. Enum.GetValues<EntityKind>().Where(kind => kind.NeedsKey() || !(before.IsManifest || after.IsManifest)).SelectMany(kind => ForKind(kind, before, after, details)),
        ];
    }

    private static IEnumerable<Change> Project(LoadedConfig before, LoadedConfig after)
    {
        Detail[] details =
        [
            .. Differing("account", before.IsManifest ? after.AccountId : before.AccountId, after.AccountId),
            .. Differing("id", before.ProjectId, after.ProjectId),
            .. Differing("name", before.IsManifest ? after.Document.ProjectName : before.Document.ProjectName, after.Document.ProjectName),
        ];
        if (details.Length > 0)
            yield return new(ChangeKind.Changed, "project", after.ProjectId ?? "", after.ProjectId, null, after.Document.ProjectName, details);
    }

    private static IEnumerable<Detail> Differing(string what, string? old, string? current)
    {
        if (old != current)
            yield return new(what, old, current);
    }

    private static IEnumerable<Change> ForKind(EntityKind kind, LoadedConfig before, LoadedConfig after, EntityDetails details)
    {
        var (old, current) = (Retirements(kind, before.Model), Retirements(kind, after.Model));
        foreach (var (was, now) in EntityPairs.Match(before.Document.Entities(kind), after.Document.Entities(kind), entity => entity.Id, entity => entity.Key))
        {
            // A manifest does not contain retired entities.
            if (was is null && before.IsManifest && current.ContainsKey(now?.Key ?? ""))
                continue;
            if (Change(was, now, old, current, details) is { } change)
                yield return change;
        }
    }

    private static Change? Change(
        ServedEntity? was, ServedEntity? now, Dictionary<string, string> old, Dictionary<string, string> current, EntityDetails details)
    {
        if (was is null || now is null)
            return New(was is null ? ChangeKind.Added : ChangeKind.Removed, (now ?? was)!, null, []);

        var found = details.Between(was, now).ToList();
        var (wasRetired, isRetired) = (old.GetValueOrDefault(was.Key ?? ""), current.GetValueOrDefault(now.Key ?? ""));
        if ((wasRetired is null) != (isRetired is null))
            return New(isRetired is null ? ChangeKind.Revived : ChangeKind.Retired, now, OldKey(was, now), [new("state", wasRetired ?? "running", isRetired ?? "running"), .. found]);
        if (was.Key != now.Key)
            return New(ChangeKind.Renamed, now, was.Key, found);
        return found.Count > 0 ? New(ChangeKind.Changed, now, null, found) : null;
    }

    private static string? OldKey(ServedEntity was, ServedEntity now) => was.Key == now.Key ? null : was.Key;

    private static Change New(ChangeKind kind, ServedEntity entity, string? oldKey, IReadOnlyList<Detail> details) =>
        new(kind, entity.Kind.Word(), entity.Key ?? entity.Id ?? "(no key)", entity.Id, oldKey, entity.Name, details);

    private static Dictionary<string, string> Retirements(EntityKind kind, ConfigModel model) => model.KeyedEntities
        .Where(entity => entity.Kind == kind && entity.Retirement is not null)
        .ToDictionary(entity => entity.Key, entity => entity.Retirement!, StringComparer.Ordinal);
}
