namespace ConvertTyped.Configuration;

/// <summary>Finds the differences between a config and the project that generated code expects.</summary>
internal static class ManifestComparison
{
    private const string Experience = "experience";
    private const string Feature = "feature";

    internal static IEnumerable<ConfigDifference> Compare(ExpectedProject expected, ConfigSnapshot config)
    {
        if (expected.Id is { } id && id != config.ProjectId)
            return [new(ConfigDifferenceKind.OtherProject, "project", config.ProjectId)];
        return expected.Experiences.SelectMany(experience => Compare(experience, config))
            .Concat(expected.Features.SelectMany(feature => Compare(feature, config)))
            .Concat(Missing("goal", expected.GoalKeys, config))
            .Concat(Missing("segment", expected.SegmentKeys, config));
    }

    private static IEnumerable<ConfigDifference> Missing(string entityType, string[] keys, ConfigSnapshot config) =>
        from key in keys
        where config.GetConfigEntity(entityType, key) is null
        select new ConfigDifference(ConfigDifferenceKind.Missing, entityType, key);

    private static IEnumerable<ConfigDifference> Compare(ExpectedExperience expected, ConfigSnapshot config)
    {
        if (config.ExperienceIndex.ByKey(expected.Key) is not { } live)
            return [new(ConfigDifferenceKind.Missing, Experience, expected.Key)];
        var missing =
            from variation in expected.Variations
            where !live.Variations.Any(variation.Matches)
            select new ConfigDifference(ConfigDifferenceKind.Missing, Experience, expected.Key, variation.Key ?? variation.Id);
        var unrecognized =
            from variation in live.Variations
            where !expected.Variations.Any(known => known.Matches(variation))
            select new ConfigDifference(ConfigDifferenceKind.Unrecognized, Experience, expected.Key, variation.Key ?? variation.Id);
        return missing.Concat(unrecognized);
    }

    private static IEnumerable<ConfigDifference> Compare(ExpectedFeature expected, ConfigSnapshot config)
    {
        if (config.FeatureIndex.ByKey(expected.Key) is not { } live)
            return [new(ConfigDifferenceKind.Missing, Feature, expected.Key)];
        return
            from variable in expected.Variables
            let other = live.Variables.FirstOrDefault(other => other.Key == variable.Name)
            where other is null || (variable.Type is not null && other.Type != variable.Type)
            select new ConfigDifference(
                other is null ? ConfigDifferenceKind.Missing : ConfigDifferenceKind.TypeChanged, Feature, expected.Key, variable.Name);
    }
}
