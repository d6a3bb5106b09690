namespace ConvertTyped.Evaluation;

/// <summary>The sources of a decision in order of precedence: a preview, an override by a test, and the config.</summary>
/// <param name="Config">The config, which decides if no preview or override does.</param>
/// <param name="Preview">Null outside previews.</param>
/// <param name="Overrides">Null outside tests.</param>
internal readonly record struct DecisionSources(ConfigSnapshot Config, Preview? Preview, DecisionOverrides? Overrides)
{
    /// <summary>Whether the config is the only source, as is usual in production.</summary>
    internal bool IsConfigOnly => Preview is null && Overrides is null;

    /// <summary>Experiences that are not in the config: a previewed draft, and those that only a test defines.</summary>
    internal IEnumerable<Experience> ExperiencesBeyondConfig => IsConfigOnly ? [] : BeyondConfig();

    /// <summary>Features that are not in the config: those of a previewed draft, and those that only a test defines.</summary>
    internal IEnumerable<Feature> FeaturesBeyondConfig => IsConfigOnly ? [] : FeaturesBeyond();

    /// <summary>Returns true if the decision about the experience comes from a preview or an override. Otherwise, it comes from the config.</summary>
    internal bool TryDecide(Experience experience, out Decision decision)
    {
        if (Preview is { } preview && preview.Experience.Id == experience.Id)
        {
            decision = new(preview.Variation, DecisionOrigin.Preview);
            return true;
        }

        var isOverridden = IsOverridden(experience, out var variation);
        decision = new(variation, DecisionOrigin.Override);
        return isOverridden;
    }

    /// <summary>Returns true if the decision about the feature comes from a preview or an override. Otherwise, the experiences that carry the feature decide.</summary>
    internal bool TryDecide(Feature feature, out FeatureDecision decision)
    {
        if (Preview?.ResultOf(feature.Key) is { } previewed)
        {
            decision = new(previewed, DecisionOrigin.Preview, new(Preview.Variation, DecisionOrigin.Preview));
            return true;
        }

        var isOverridden = IsOverridden(feature, out var result);
        decision = new(result, DecisionOrigin.Override, new(null, DecisionOrigin.Override));
        return isOverridden;
    }

    internal Experience? ExperienceOf(string key) =>
        Preview is { } preview && preview.Experience.Key == key
            ? preview.Experience
            : Config.ExperienceIndex.ByKey(key) ?? Overrides?.ExperienceOf(key);

    internal Feature? FeatureOf(string key) =>
        Preview?.ResultOf(key)?.Feature ?? Config.FeatureIndex.ByKey(key) ?? Overrides?.FeatureOf(key);

    private bool IsOverridden(Experience experience, out Variation? variation)
    {
        variation = null;
        return Overrides is { } overrides && overrides.TryDecide(experience, out variation);
    }

    private bool IsOverridden(Feature feature, out FeatureResult? result)
    {
        result = null;
        return Overrides is { } overrides && overrides.TryDecide(feature.Key, out result);
    }

    private IEnumerable<Experience> BeyondConfig()
    {
        if (Preview is { } preview && Config.ExperienceIndex.ById(preview.Experience.Id) is null)
            yield return preview.Experience;
        foreach (var experience in Overrides?.Experiences ?? [])
        {
            if (Config.ExperienceIndex.ByKey(experience.Key) is null && Preview?.Experience.Key != experience.Key)
                yield return experience;
        }
    }

    private IEnumerable<Feature> FeaturesBeyond()
    {
        foreach (var result in Preview?.Features ?? [])
        {
            if (Config.FeatureIndex.ByKey(result.FeatureKey) is null)
                yield return result.Feature;
        }

        foreach (var feature in Overrides?.Features ?? [])
        {
            if (Config.FeatureIndex.ByKey(feature.Key) is null && Preview?.ResultOf(feature.Key) is null)
                yield return feature;
        }
    }
}
