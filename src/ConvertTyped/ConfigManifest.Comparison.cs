namespace ConvertTyped;

public sealed partial class ConfigManifest
{
    private const string Experience = "experience";
    private const string Feature = "feature";

    /// <summary>All that the code relies on and the config does not have so. Another project's config differs in that alone.</summary>
    internal IEnumerable<ConfigDifference> CompareWith(ConfigSnapshot config)
    {
        if (_projectId.Length > 0 && _projectId != config.ProjectId)
            return [new(ConfigDifferenceKind.OtherProject, "project", config.ProjectId)];
        return _experiences.SelectMany(experience => CompareExperience(experience, config))
            .Concat(_features.SelectMany(feature => CompareFeature(feature, config)))
            .Concat(MissingOf("goal", _goals, config))
            .Concat(MissingOf("segment", _segments, config));
    }

    private static IEnumerable<ConfigDifference> MissingOf(string entityType, string[] keys, ConfigSnapshot config) =>
        from key in keys
        where config.GetConfigEntity(entityType, key) is null
        select new ConfigDifference(ConfigDifferenceKind.Missing, entityType, key);

    private static IEnumerable<ConfigDifference> CompareExperience(string[] known, ConfigSnapshot config)
    {
        if (config.GetConfigEntity(Experience, known[0]) is not Experience live)
            return [new(ConfigDifferenceKind.Missing, Experience, known[0])];
        var missing =
            from variation in Pairs(known)
            where !live.Variations.Any(other => Is(other, variation))
            select new ConfigDifference(ConfigDifferenceKind.Missing, Experience, known[0], variation.Name.Length > 0 ? variation.Name : variation.Id);
        var unknown =
            from variation in live.Variations
            where !Pairs(known).Any(other => Is(variation, other))
            select new ConfigDifference(ConfigDifferenceKind.Unknown, Experience, known[0], variation.Key ?? variation.Id);
        return missing.Concat(unknown);
    }

    private static IEnumerable<ConfigDifference> CompareFeature(string[] known, ConfigSnapshot config)
    {
        if (config.GetConfigEntity(Feature, known[0]) is not Feature live)
            return [new(ConfigDifferenceKind.Missing, Feature, known[0])];
        return
            from variable in Pairs(known)
            let other = live.Variables.FirstOrDefault(other => other.Key == variable.Id)
            where other is null || (variable.Name.Length > 0 && other.Type != variable.Name)
            select new ConfigDifference(
                other is null ? ConfigDifferenceKind.Missing : ConfigDifferenceKind.TypeChanged, Feature, known[0], variable.Id);
    }

    /// <summary>As accessors know a variation: by its id, or else by its key.</summary>
    private static bool Is(Variation variation, (string Id, string Name) known) =>
        variation.Id == known.Id || (known.Name.Length > 0 && variation.Key == known.Name);

    private static IEnumerable<(string Id, string Name)> Pairs(string[] entity)
    {
        for (var i = 1; i + 1 < entity.Length; i += 2)
            yield return (entity[i], entity[i + 1]);
    }
}
