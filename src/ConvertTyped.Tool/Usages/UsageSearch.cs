using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Usages;

/// <summary>Finds the uses of all entities in a solution.</summary>
internal static class UsageSearch
{
    /// <exception cref="ToolException">The solution cannot be loaded, or no project has a config.</exception>
    public static async Task<IReadOnlyList<EntityUsages>> FindAsync(string path, CancellationToken cancellationToken)
    {
        using var solution = await LoadedSolution.OpenAsync(path, cancellationToken);
        var configs = solution.Projects.SelectMany(AccessorConfig.Find).ToList();
        if (configs.Count == 0)
            throw ToolException.BadInput("No project has a config, such as a convert.json. Run 'convert-typed init' in the folder of the project that uses Convert.");
        var collector = new UsageCollector(new GeneratedMembers(configs), configs.SelectMany(config => config.Entities).Select(entity => (entity.Kind, entity.Key)).ToHashSet());
        foreach (var project in solution.Projects)
            await collector.CollectAsync(project, cancellationToken);
        return Report(configs, collector);
    }

    /// <summary>The kinds and keys of entities that no code uses and whose keys do not occur as strings in code.</summary>
    /// <exception cref="ToolException">The solution cannot be loaded, or no project has a config.</exception>
    public static async Task<IReadOnlySet<(string Entity, string Key)>> UnusedAsync(string path, CancellationToken cancellationToken) =>
        (await FindAsync(path, cancellationToken))
            .Where(entity => entity is { IsUsed: false, Mentions.Count: 0 })
            .Select(entity => (entity.Entity, entity.Key))
            .ToHashSet();

    private static List<EntityUsages> Report(List<AccessorConfig> configs, UsageCollector collector)
    {
        var places = collector.Places.ToLookup(found => found.Key, StringComparer.Ordinal);
        var known = configs.SelectMany(config => config.Entities)
            .GroupBy(entity => (entity.Kind, entity.Key))
            .Select(group => Collect(group.First(), places[group.Key.Key]))
            .ToList();
        var used = known.Where(entity => entity.IsUsed).Select(entity => (entity.Entity, entity.Key)).ToHashSet();
        var carriedByUsed = configs.SelectMany(config => config.Model.Features)
            .Where(feature => used.Contains((EntityKind.Feature.Word(), feature.Entity.Key)) || collector.RunsAll(EntityKind.Feature))
            .SelectMany(feature => feature.CarriedBy)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known.Select(entity => entity with { IsUsed = entity.IsUsed || IsUsedOtherwise(entity, collector, carriedByUsed) }).OrderBy(entity => entity.Entity, StringComparer.Ordinal).ThenBy(entity => entity.Key, StringComparer.Ordinal),
            .. Unknown(known, collector),
        ];
    }

    private static bool IsUsedOtherwise(EntityUsages entity, UsageCollector collector, HashSet<string> carriedByUsed) =>
        (entity.Entity == EntityKind.Experience.Word() && (collector.RunsAll(EntityKind.Experience) || carriedByUsed.Contains(entity.Key)))
        || (entity.Entity == EntityKind.Feature.Word() && collector.RunsAll(EntityKind.Feature));

    private static EntityUsages Collect(ConfigEntityName entity, IEnumerable<(EntityKind? Kind, string Key, Place Place)> found)
    {
        var places = Ordered(found.Where(place => place.Kind == entity.Kind).Select(place => place.Place));
        var mentions = Ordered(found.Where(place => place.Kind is null).Select(place => place.Place));
        return new(entity.Kind.Word(), entity.Key, entity.Retirement, IsKnown: true, places.Count > 0, ProjectsOf(places), places, mentions);
    }

    private static IEnumerable<EntityUsages> Unknown(List<EntityUsages> known, UsageCollector collector)
    {
        var all = known.Select(entity => (entity.Entity, entity.Key)).ToHashSet();
        return
            from found in collector.Places
            where found.Kind is not null && !all.Contains((found.Kind.Value.Word(), found.Key))
            group found.Place by (Entity: found.Kind!.Value.Word(), found.Key) into entity
            orderby entity.Key.Entity, entity.Key.Key
            let places = Ordered(entity)
            select new EntityUsages(entity.Key.Entity, entity.Key.Key, null, IsKnown: false, IsUsed: true, ProjectsOf(places), places, []);
    }

    private static List<Place> Ordered(IEnumerable<Place> places) =>
        [.. places.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line).ThenBy(place => place.Column)];

    private static IReadOnlyList<string> ProjectsOf(IEnumerable<Place> places) => [.. places.Select(place => place.Project).Distinct().Order(StringComparer.Ordinal)];
}
