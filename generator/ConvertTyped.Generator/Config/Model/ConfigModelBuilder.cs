using System.Globalization;

namespace ConvertTyped.Generator.Config;

/// <summary>Document → model: names are given, duplicates and what has no key fall away (both have been reported).</summary>
internal static class ConfigModelBuilder
{
    public static ConfigModel Build(ConfigDocument config) => new()
    {
        ProjectName = config.ProjectName,
        Experiences = new(Named(config.Experiences).Select(e => new ExperienceModel(e.Model, Variations(e.Source, e.Model.Name.Stem)))),
        Features = Features(config),
        Goals = Plain(config.Goals),
        Segments = Plain(config.Segments),
        Audiences = Plain(config.Audiences),
        Locations = Plain(config.Locations),
    };

    private static EquatableArray<EntityModel> Plain(IReadOnlyList<ConfigEntity> entities) => new(Named(entities).Select(e => e.Model));

    private static EquatableArray<FeatureModel> Features(ConfigDocument config)
    {
        ILookup<string, string> carriers = Carriers(config);
        return new(Named(config.Features).Select(f => new FeatureModel(
            f.Model,
            Variables(f.Source, f.Model.Name.Stem),
            new(f.Model.Id is { } id ? carriers[id].Distinct().OrderBy(key => key, StringComparer.Ordinal) : []))));
    }

    private static ILookup<string, string> Carriers(ConfigDocument config)
    {
        var pairs =
            from experience in config.Experiences
            where experience.Key is not null
            from variation in experience.Variations
            where variation.Id is not null
            from change in variation.FeatureChanges
            let featureId = change["feature_id"].AsId()
            where featureId is not null
            select (featureId, experience.Key);
        return pairs.ToLookup(pair => pair.featureId, pair => pair.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<(T Source, EntityModel Model)> Named<T>(IReadOnlyList<T> entities)
        where T : ConfigEntity
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ordered = entities
            .Where(e => e.Key is not null && seen.Add(e.Key))
            .OrderBy(e => (e.Id, e.Key!), Comparer<(string?, string)>.Create(NameAssignment.Order))
            .ToList();
        if (ordered.Count == 0)
            return [];

        EntityKind kind = ordered[0].Kind;
        AssignedName[] names = NameAssignment.Assign([.. ordered.Select(e => (e.Id, e.Key!))], name => ReservedNames.ForEntity(kind, name));
        return ordered.Select((e, i) => (e, new EntityModel(kind, names[i], e.Key!, e.Id, e.Name, e.Type, e.Status)));
    }

    private static EquatableArray<VariableModel> Variables(ConfigFeature feature, string stem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ConfigVariable[] variables = [.. feature.Variables.Where(v => v.Key is not null && seen.Add(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal)];
        AssignedName[] names = NameAssignment.Assign([.. variables.Select(v => ((string?)null, v.Key!))], name => ReservedNames.ForVariable(stem, name));
        return new(variables.Select((v, i) => new VariableModel(names[i].Member, v.Key!, VariableTypes.Parse(v.Type))));
    }

    private static EquatableArray<VariationModel> Variations(ConfigExperience experience, string stem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var variations = experience.Variations
            .Where(v => v.Id is not null && seen.Add(v.Id))
            .OrderBy(v => (v.Id, v.Key ?? ""), Comparer<(string?, string)>.Create(NameAssignment.Order))
            .ToList();
        AssignedName[] names = NameAssignment.Assign([.. variations.Select(v => (v.Id, v.Key ?? ""))], name => ReservedNames.ForVariation(stem, name));
        return new(variations.Select((v, i) => new VariationModel(names[i].Member, v.Id!, v.Key, v.Name, Percent(v.Traffic), v.Status, v.IsBaseline)));
    }

    private static string? Percent(JsonNode? traffic) =>
        traffic is { Kind: JsonKind.Number or JsonKind.String } && double.TryParse(traffic.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent)
            ? percent.ToString("0.##", CultureInfo.InvariantCulture)
            : null;
}
