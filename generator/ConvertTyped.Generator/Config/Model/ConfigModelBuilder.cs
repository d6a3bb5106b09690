namespace ConvertTyped.Generator.Config.Model;

/// <summary>
/// Builds the model of a config and its retired entities: assigns names, and leaves out duplicates and entities without a key. If an entity of the config is
/// left out, <see cref="ConfigProblems"/> reports it, unless it is an audience or a location without a key, which is valid.
/// </summary>
internal sealed class ConfigModelBuilder
{
    private readonly ConfigDocument _config;
    private readonly RetiredDocument _retired;
    private readonly HashSet<string> _archivedIds;

    private ConfigModelBuilder(ConfigDocument config, RetiredDocument retired)
    {
        _config = config;
        _retired = retired;
        _archivedIds = Retirement.ArchivedIds(config);
    }

    public static ConfigModel Build(ConfigDocument config) => Build(config, RetiredDocument.None);

    /// <param name="retired">The entities that Convert no longer serves but code may still use.</param>
    public static ConfigModel Build(ConfigDocument config, RetiredDocument retired) => new ConfigModelBuilder(config, retired).Build();

    private ConfigModel Build() => new()
    {
        ProjectName = _config.ProjectName,
        ProjectId = _config.Root["project"]?["id"].AsId(),
        Experiences = Experiences(),
        Features = Features(),
        Goals = new(Named(_config.Goals, _retired.Goals).Select(goal => WithRetirement(goal.Model, Retirement.ByStatus(goal.Source)))),
        Segments = new(Named(_config.Segments, _retired.Segments).Select(segment => WithRetirement(segment.Model, null))),
        Audiences = new(Named(_config.Audiences, []).Select(audience => audience.Model)),
        Locations = new(Named(_config.Locations, []).Select(location => location.Model)),
        VisitorAttributes = AttributeModels.ForVisitors(_config, _retired),
        LocationAttributes = AttributeModels.ForLocations(_config, _retired),
    };

    private EquatableArray<ExperienceModel> Experiences() => new(Named(_config.Experiences, _retired.Experiences).Select(e => new ExperienceModel(
        WithRetirement(e.Model, Retirement.TryExplain(e.Source, _archivedIds)),
        VariationModels.Create(e.Source, _retired.Find(EntityKind.Experience, e.Model.Key) as ConfigExperience, e.Model))));

    private EquatableArray<FeatureModel> Features()
    {
        var carriers = FeatureCarrier.ByFeatureId(_config);
        return new(Named(_config.Features, _retired.Features).Select(f =>
        {
            FeatureCarrier[] own = f.Model.RetiredEntry is null && f.Model.Id is { } id ? [.. carriers[id]] : [];
            return new FeatureModel(
                WithRetirement(f.Model, Retirement.TryExplain(f.Source, own, _archivedIds)),
                VariableModels.Create(f.Source, _retired.Find(EntityKind.Feature, f.Model.Key) as ConfigFeature, f.Model, own),
                new(own.Select(carrier => carrier.Experience.Key!).Distinct().OrderBy(key => key, StringComparer.Ordinal)));
        }));
    }

    private static EntityModel WithRetirement(EntityModel entity, string? reason) => entity with { Retirement = entity.RetiredEntry?.Reason ?? reason };

    private static IEnumerable<(T Source, EntityModel Model)> Named<T>(IReadOnlyList<T> served, IReadOnlyList<T> retired)
        where T : ConfigEntity
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ordered = served.Select(e => (Source: e, Entry: (RetiredEntry?)null))
            .Concat(retired.Select(e => (Source: e, Entry: (RetiredEntry?)RetiredEntry.Read(e.Node))))
            .Where(e => e.Source.Key is not null && seen.Add(e.Source.Key))
            .OrderBy(e => (e.Source.Id, e.Source.Key!), Comparer<(string?, string)>.Create(NameAssignment.Order))
            .ToList();
        if (ordered.Count == 0)
            return [];

        var kind = ordered[0].Source.Kind;
        var names = NameAssignment.Assign([.. ordered.Select(e => (e.Source.Id, e.Source.Key!))], name => ReservedNames.ForEntity(kind, name));
        return ordered.Select((e, i) => (
            e.Source,
            new EntityModel(kind, names[i], e.Source.Key!, e.Source.Id, e.Source.Name, e.Source.Type, e.Source.Status) { RetiredEntry = e.Entry }));
    }
}
