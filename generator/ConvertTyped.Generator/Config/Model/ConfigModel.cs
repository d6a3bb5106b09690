namespace ConvertTyped.Generator.Config.Model;

/// <summary>
/// Exactly the data that code is generated from. It contains no positions, and all lists are sorted, so that neither formatting nor the order in the file
/// changes the model.
/// </summary>
internal sealed record ConfigModel
{
    public string? ProjectName { get; init; }

    public string? ProjectId { get; init; }

    public EquatableArray<ExperienceModel> Experiences { get; init; }

    public EquatableArray<FeatureModel> Features { get; init; }

    public EquatableArray<EntityModel> Goals { get; init; }

    public EquatableArray<EntityModel> Segments { get; init; }

    public EquatableArray<EntityModel> Audiences { get; init; }

    public EquatableArray<EntityModel> Locations { get; init; }

    public EquatableArray<AttributeModel> VisitorAttributes { get; init; }

    public EquatableArray<AttributeModel> LocationAttributes { get; init; }

    /// <summary>Adds each fallback to the variable that it names, if the types match.</summary>
    public ConfigModel With(IEnumerable<FallbackModel> fallbacks)
    {
        var byFeature = fallbacks.ToLookup(fallback => fallback.Feature, StringComparer.Ordinal);
        return byFeature.Count == 0 ? this : this with { Features = new(Features.Select(feature => feature.With(byFeature[feature.Entity.Key]))) };
    }

    /// <summary>All entities that have a key, regardless of their kind.</summary>
    public EquatableArray<EntityModel> KeyedEntities =>
        new([.. Experiences.Select(e => e.Entity), .. Features.Select(f => f.Entity), .. Goals, .. Segments, .. Audiences, .. Locations]);
}
