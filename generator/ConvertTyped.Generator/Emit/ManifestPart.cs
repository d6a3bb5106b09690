namespace ConvertTyped.Generator.Emit;

/// <summary>What the runtime is to compare with the live config; what is retired is not expected there.</summary>
internal sealed record ManifestPart(
    ProjectPart<ManifestEntry> Experiences, EquatableArray<ManifestEntry> Features, EquatableArray<string> Goals, EquatableArray<string> Segments)
{
    public string ProjectId { get; init; } = "";

    public static ManifestPart Of(ConfigModel model) => new(
        new(model.ProjectName, new(model.Experiences.Where(e => e.Entity.Retirement is null).Select(Entry))),
        new(model.Features.Where(f => f.Entity.Retirement is null).Select(Entry)),
        Keys(model.Goals),
        Keys(model.Segments))
    {
        ProjectId = model.ProjectId ?? "",
    };

    private static ManifestEntry Entry(ExperienceModel experience) =>
        new(new([experience.Entity.Key, .. experience.Variations.SelectMany(variation => new[] { variation.Id, variation.Key ?? "" })]));

    private static ManifestEntry Entry(FeatureModel feature) =>
        new(new([feature.Entity.Key, .. feature.Variables.SelectMany(variable => new[] { variable.Key, VariableTypes.NameOf(variable.Type) })]));

    private static EquatableArray<string> Keys(IEnumerable<EntityModel> entities) =>
        new(entities.Where(entity => entity.Retirement is null).Select(entity => entity.Key));
}

/// <param name="Texts">The entity's key, then two texts for each of its parts.</param>
internal sealed record ManifestEntry(EquatableArray<string> Texts);
