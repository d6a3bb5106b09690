namespace ConvertTyped.Generator.Config.Document;

/// <summary>A variation that carries a feature, with its values for the feature's variables, if any.</summary>
internal sealed record FeatureCarrier(ConfigExperience Experience, ConfigVariation Variation, JsonNode? Values)
{
    public static ILookup<string, FeatureCarrier> ByFeatureId(ConfigDocument config)
    {
        var pairs =
            from experience in config.Experiences
            where experience.Key is not null
            from variation in experience.Variations
            where variation.Id is not null
            from change in variation.FeatureChanges
            let featureId = change["feature_id"].AsId()
            where featureId is not null
            select (featureId, new FeatureCarrier(experience, variation, change["variables_data"]));
        return pairs.ToLookup(pair => pair.featureId, pair => pair.Item2, StringComparer.Ordinal);
    }
}
