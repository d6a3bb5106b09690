using System.Globalization;

namespace ConvertTyped.Generator.Config.Model;

/// <summary>Document → model: names are given, duplicates and what has no key fall away (both have been reported).</summary>
internal static class ConfigModelBuilder
{
    public static ConfigModel Build(ConfigDocument config) => new()
    {
        ProjectName = config.ProjectName,
        ProjectId = config.Root["project"]?["id"].AsId(),
        Experiences = Experiences(config),
        Features = Features(config),
        Goals = new(Named(config.Goals).Select(goal => goal.Model with { Retirement = Retirement.ByStatus(goal.Source) })),
        Segments = Plain(config.Segments),
        Audiences = Plain(config.Audiences),
        Locations = Plain(config.Locations),
        VisitorAttributes = AttributeModels.OfVisitors(config),
        LocationAttributes = AttributeModels.OfLocations(config),
    };

    private static EquatableArray<EntityModel> Plain(IReadOnlyList<ConfigEntity> entities) => new(Named(entities).Select(e => e.Model));

    private static EquatableArray<ExperienceModel> Experiences(ConfigDocument config)
    {
        var archived = Retirement.ArchivedIds(config);
        return new(Named(config.Experiences).Select(e => new ExperienceModel(
            e.Model with { Retirement = Retirement.Of(e.Source, archived) },
            Variations(e.Source, e.Model.Name.Stem))));
    }

    private static EquatableArray<FeatureModel> Features(ConfigDocument config)
    {
        var archived = Retirement.ArchivedIds(config);
        var carriers = FeatureCarrier.ByFeatureId(config);
        return new(Named(config.Features).Select(f =>
        {
            FeatureCarrier[] own = f.Model.Id is { } id ? [.. carriers[id]] : [];
            return new FeatureModel(
                f.Model with { Retirement = Retirement.Of(f.Source, own, archived) },
                Variables(f.Source, f.Model.Name.Stem, own),
                new(own.Select(carrier => carrier.Experience.Key!).Distinct().OrderBy(key => key, StringComparer.Ordinal)));
        }));
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

        var kind = ordered[0].Kind;
        var names = NameAssignment.Assign([.. ordered.Select(e => (e.Id, e.Key!))], name => ReservedNames.ForEntity(kind, name));
        return ordered.Select((e, i) => (e, new EntityModel(kind, names[i], e.Key!, e.Id, e.Name, e.Type, e.Status)));
    }

    private static EquatableArray<VariableModel> Variables(ConfigFeature feature, string stem, FeatureCarrier[] carriers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ConfigVariable[] variables = [.. feature.Variables.Where(v => v.Key is not null && seen.Add(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal)];
        var names = NameAssignment.Assign([.. variables.Select(v => ((string?)null, v.Key!))], name => ReservedNames.ForVariable(stem, name));
        return new(variables.Select((v, i) => new VariableModel(names[i].Member, v.Key!, VariableTypes.Parse(v.Type)) { Shape = Shape(v, carriers) }));
    }

    private static JsonShape? Shape(ConfigVariable variable, FeatureCarrier[] carriers) => VariableTypes.Parse(variable.Type) == VariableType.Json
        ? JsonShapes.Union(carriers.Select(carrier => carrier.Values?[variable.Key!]).OfType<JsonNode>().Select(JsonShapes.OfVariable))
        : null;

    private static EquatableArray<VariationModel> Variations(ConfigExperience experience, string stem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var variations = experience.Variations
            .Where(v => v.Id is not null && seen.Add(v.Id))
            .OrderBy(v => (v.Id, v.Key ?? ""), Comparer<(string?, string)>.Create(NameAssignment.Order))
            .ToList();
        var names = NameAssignment.Assign([.. variations.Select(v => (v.Id, VariationName.Of(v, variations)))], name => ReservedNames.ForVariation(stem, name));
        return new(variations.Select((v, i) => new VariationModel(names[i].Member, v.Id!, v.Key, v.Name, Percent(v.Traffic), v.Status, v.IsBaseline)));
    }

    private static string? Percent(JsonNode? traffic) =>
        traffic is { Kind: JsonKind.Number or JsonKind.String } && double.TryParse(traffic.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? percent.ToString("0.##", CultureInfo.InvariantCulture)
            : null;
}
