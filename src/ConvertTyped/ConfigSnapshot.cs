using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>A parsed, validated and indexed config. A snapshot is immutable, does not depend on visitors, and is safe to read from any thread.</summary>
public sealed class ConfigSnapshot
{
    internal ConfigSnapshot(
        string accountId,
        string projectId,
        EntityIndex<Experience> experiences,
        EntityIndex<Feature> features,
        EntityIndex<Goal> goals,
        EntityIndex<Audience> audiences,
        EntityIndex<Location> locations,
        EntityIndex<Segment> segments,
        IReadOnlyList<string> warnings)
    {
        AccountId = accountId;
        ProjectId = projectId;
        ExperienceIndex = experiences;
        FeatureIndex = features;
        GoalIndex = goals;
        AudienceIndex = audiences;
        LocationIndex = locations;
        SegmentIndex = segments;
        Warnings = warnings;
    }

    /// <summary>The id of the Convert account that owns the project.</summary>
    public string AccountId { get; }

    /// <summary>The id of the project that the config belongs to.</summary>
    public string ProjectId { get; }

    /// <summary>The version of the config, usually a time and a revision; null if the config contains no version.</summary>
    public string? Version { get; internal init; }

    /// <summary>The experiences, in the config's order.</summary>
    public IReadOnlyList<Experience> Experiences => ExperienceIndex.All;

    /// <summary>The features, in the config's order.</summary>
    public IReadOnlyList<Feature> Features => FeatureIndex.All;

    /// <summary>The goals, in the config's order.</summary>
    public IReadOnlyList<Goal> Goals => GoalIndex.All;

    /// <summary>The audiences, in the config's order.</summary>
    public IReadOnlyList<Audience> Audiences => AudienceIndex.All;

    /// <summary>The locations, in the config's order.</summary>
    public IReadOnlyList<Location> Locations => LocationIndex.All;

    /// <summary>The custom segments, in the config's order.</summary>
    public IReadOnlyList<Segment> Segments => SegmentIndex.All;

    internal EntityIndex<Experience> ExperienceIndex { get; }

    internal EntityIndex<Feature> FeatureIndex { get; }

    internal FeatureCarriers Carriers { get; init; }

    internal EntityIndex<Goal> GoalIndex { get; }

    internal EntityIndex<Audience> AudienceIndex { get; }

    internal EntityIndex<Location> LocationIndex { get; }

    internal EntityIndex<Segment> SegmentIndex { get; }

    /// <summary>Problems that do not prevent the config from being used.</summary>
    internal IReadOnlyList<string> Warnings { get; }

    /// <summary>Finds an entity by its key. Returns null if the entity or the kind does not exist.</summary>
    /// <param name="entityType">The kind, singular or plural: <c>experience</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>, <c>location</c>, <c>segment</c>.</param>
    /// <param name="key">The entity's key; case matters.</param>
    public ConfigEntity? GetConfigEntity(string entityType, string key) => IndexOf(entityType)?.Find(key);

    /// <summary>Finds an entity by its id. Returns null if the entity or the kind does not exist.</summary>
    /// <param name="entityType">The kind, singular or plural: <c>experience</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>, <c>location</c>, <c>segment</c>.</param>
    /// <param name="id">The entity's id.</param>
    public ConfigEntity? GetConfigEntityById(string entityType, string id) => IndexOf(entityType)?.FindById(id);

    /// <summary>Returns the entities of a kind, in the config's order. The list is empty if the kind does not exist.</summary>
    /// <param name="entityType">The kind, singular or plural: <c>experience</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>, <c>location</c>, <c>segment</c>.</param>
    public IReadOnlyList<ConfigEntity> GetConfigEntities(string entityType) => IndexOf(entityType)?.Entities ?? [];

    /// <summary>Compiles all regular expressions now, so that evaluations do not have to compile them.</summary>
    internal void CompilePatterns()
    {
        var rules = Audiences.Select(audience => audience.Rules)
            .Concat(Locations.Select(location => location.Rules))
            .Concat(Segments.Select(segment => segment.Rules))
            .Concat(Experiences.Select(experience => experience.Qualifications.SiteArea));
        foreach (var set in rules)
            set?.CompilePatterns();
    }

    internal IReadOnlyDictionary<string, int> CountEntities() => new Dictionary<string, int>
    {
        ["experiences"] = Experiences.Count,
        ["features"] = Features.Count,
        ["goals"] = Goals.Count,
        ["audiences"] = Audiences.Count,
        ["locations"] = Locations.Count,
        ["segments"] = Segments.Count,
    };

    /// <summary>The project, and how many experiences, features and goals it has, such as <c>project 10042002: 5 experiences, 4 features, 2 goals</c>.</summary>
    public override string ToString() => $"project {ProjectId}: {Experiences.Count} experiences, {Features.Count} features, {Goals.Count} goals";

    private IEntityIndex? IndexOf(string entityType) => entityType switch
    {
        "experience" or "experiences" => ExperienceIndex,
        "feature" or "features" => FeatureIndex,
        "goal" or "goals" => GoalIndex,
        "audience" or "audiences" => AudienceIndex,
        "location" or "locations" => LocationIndex,
        "segment" or "segments" => SegmentIndex,
        _ => null,
    };
}
