namespace ConvertTyped.Generator.Emit;

/// <summary>The part of a model that the runtime compares with the live config. Retired entities, variations and variables are omitted.</summary>
internal sealed record ManifestPart(
    ProjectPart<ManifestEntry> Experiences, EquatableArray<ManifestEntry> Features, EquatableArray<string> Goals, EquatableArray<string> Segments)
{
    public string ProjectId { get; init; } = "";

    public static ManifestPart Create(ConfigModel model) => new(
        new(model.ProjectName, new(model.Experiences.Where(e => e.Entity.Retirement is null).Select(Entry))),
        new(model.Features.Where(f => f.Entity.Retirement is null).Select(Entry)),
        Keys(model.Goals),
        Keys(model.Segments))
    {
        ProjectId = model.ProjectId ?? "",
    };

    private static ManifestEntry Entry(ExperienceModel experience) =>
        new(experience.Entity.Key, new(experience.Variations.Where(variation => variation.RetiredEntry is null).Select(variation => new ManifestEntryPart(variation.Id, variation.Key ?? ""))));

    private static ManifestEntry Entry(FeatureModel feature) =>
        new(feature.Entity.Key, new(feature.Variables.Where(variable => variable.RetiredEntry is null).Select(variable => new ManifestEntryPart(variable.Key, VariableTypes.NameOf(variable.Type)))));

    private static EquatableArray<string> Keys(IEnumerable<EntityModel> entities) =>
        new(entities.Where(entity => entity.Retirement is null).Select(entity => entity.Key));
}

/// <summary>An experience or a feature.</summary>
internal sealed record ManifestEntry(string Key, EquatableArray<ManifestEntryPart> Parts);

/// <summary>A variation (its id and its key) or a variable (its name and its declared type). The value is empty if there is no key or type.</summary>
internal sealed record ManifestEntryPart(string Name, string Value);
