namespace ConvertTyped.Generator.Config.Model;

/// <summary>
/// All that code is generated from, and nothing else: no positions, so that moving text about changes nothing. Every list is
/// ordered by id, so the order in the file changes nothing either.
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

    /// <summary>The model with the fallbacks that name a feature's variable and fit it.</summary>
    public ConfigModel With(IEnumerable<FallbackModel> fallbacks)
    {
        var byFeature = fallbacks.ToLookup(fallback => fallback.Feature, StringComparer.Ordinal);
        return byFeature.Count == 0 ? this : this with { Features = new(Features.Select(feature => feature.With(byFeature[feature.Entity.Key]))) };
    }

    /// <summary>Every entity that has a key, whatever its kind.</summary>
    public EquatableArray<EntityModel> KeyedEntities =>
        new([.. Experiences.Select(e => e.Entity), .. Features.Select(f => f.Entity), .. Goals, .. Segments, .. Audiences, .. Locations]);
}
