using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>A config's JSON → the snapshot. What the config endpoint may get wrong ends here: as an error, a default or a warning.</summary>
internal sealed class SnapshotReader
{
    internal static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 256 };

    private readonly ConfigWarnings _warnings = new();

    private SnapshotReader()
    {
    }

    /// <exception cref="InvalidConfigException"/>
    internal static ConfigSnapshot Read(JsonElement root) => new SnapshotReader().ReadSnapshot(root);

    private ConfigSnapshot ReadSnapshot(JsonElement root)
    {
        var sections = ConfigSections.Read(root);
        var audiences = Index(sections.Audiences, "audiences", ReadAudience);
        var locations = Index(sections.Locations, "locations", ReadLocation);
        var segments = Index(sections.Segments, "segments", ReadSegment);
        var features = Index(sections.Features, "features", ReadFeature);
        var goals = Index(sections.Goals, "goals", head => new Goal(head.Id, head.Key, head.Name, head.Raw));
        var experiences = Index(sections.Experiences, "experiences",
            new ExperienceReader(sections, audiences, locations, segments, features, _warnings).Read);
        Link(experiences, features, audiences);
        return new(sections, experiences, features, goals, audiences, locations, segments, _warnings.All);
    }

    private void Link(EntityIndex<Experience> experiences, EntityIndex<Feature> features, EntityIndex<Audience> audiences)
    {
        var carriers = new Dictionary<Feature, List<Experience>>(features.Array.Length);
        foreach (var experience in experiences.Array)
        {
            foreach (var variation in experience.VariationArray)
            {
                foreach (var (feature, _) in variation.Carries)
                {
                    if (!carriers.TryGetValue(feature, out var list))
                        carriers[feature] = list = [];
                    if (list.Count == 0 || !ReferenceEquals(list[^1], experience))
                        list.Add(experience);
                }
            }
        }

        foreach (var (feature, list) in carriers)
            feature.CarriedBy = [.. list];
        foreach (var exclusion in audiences.Array.Select(audience => audience.MutualExclusion).OfType<MutualExclusion>())
        {
            exclusion.Target = experiences.ByKey(exclusion.ExperienceKey);
            if (exclusion.Target is null)
                _warnings.Add("An audience excludes visitors of an experience that the config does not have.");
        }
    }

    private EntityIndex<T> Index<T>(JsonElement list, string kind, Func<EntityHead, T> read)
        where T : ConfigEntity
    {
        if (list.ValueKind != JsonValueKind.Array)
            return new([]);
        var count = list.GetArrayLength();
        var entities = new List<T>(count);
        var keys = new HashSet<string>(count, StringComparer.Ordinal);
        var ids = new HashSet<string>(count, StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            if (EntityHead.Read(element) is not { } head)
                _warnings.Add($"An entry of {kind} has no id and is left out.");
            else if (!ids.Add(head.Id) || !keys.Add(head.Key ?? head.Id))
                _warnings.Add($"An entry of {kind} repeats the id or key of an earlier one and is left out.");
            else
                entities.Add(read(head));
        }

        return new([.. entities]);
    }

    private static Audience ReadAudience(EntityHead head)
    {
        var rules = head.Member("rules"u8);
        return new(head.Id, head.Key, head.Name, head.Raw)
        {
            Type = ConfigJson.TextOrNull(head.Member("type"u8)),
            Rules = RuleReader.Read(rules),
            MutualExclusion = RuleReader.ReadMutualExclusion(rules),
        };
    }

    private static Location ReadLocation(EntityHead head) =>
        new(head.Id, head.Key, head.Name, head.Raw) { Rules = RuleReader.Read(head.Member("rules"u8)) };

    private static Segment ReadSegment(EntityHead head) =>
        new(head.Id, head.Key, head.Name, head.Raw) { Rules = RuleReader.Read(head.Member("rules"u8)) };

    private static Feature ReadFeature(EntityHead head)
    {
        var list = head.Member("variables"u8);
        var variables = new List<FeatureVariable>();
        foreach (var element in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("key"u8, out var key) && ConfigJson.Id(key) is { } name)
                variables.Add(new(name, element.TryGetProperty("type"u8, out var type) ? ConfigJson.TextOrNull(type) : null));
        }

        return new(head.Id, head.Key, head.Name, head.Raw, [.. variables]);
    }
}
