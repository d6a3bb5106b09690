namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0102: an experience refers to an entity by an id that no entity has.</summary>
internal sealed class UnknownIdRule() : ConfigRule(RuleCatalogue.UnknownId)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var features = Ids(config.Features.Concat(retired.Features));
        var goals = Ids(config.Goals.Concat(retired.Goals));
        var locations = Ids(config.Locations);
        // The audiences of an experience can include segments.
        var audiences = Ids(config.Audiences.Concat(config.Segments).Concat(retired.Segments));

        return config.Experiences.SelectMany(experience =>
            Dangling(experience, "audience or segment", Items(experience, "audiences"), audiences)
                .Concat(Dangling(experience, "location", Items(experience, "locations"), locations))
                .Concat(Dangling(experience, "goal", Items(experience, "goals"), goals))
                .Concat(Dangling(experience, "feature", Features(experience), features)));
    }

    private static IEnumerable<Finding> Dangling(ConfigExperience experience, string what, IEnumerable<JsonNode> ids, HashSet<string> known) =>
        from node in ids
        let id = node.AsId()
        where id is not null && !known.Contains(id)
        select new Finding(node.Span, $"The experience '{experience.Key}' refers to the {what} with the id {id}, which is not in the config");

    private static IEnumerable<JsonNode> Items(ConfigExperience experience, string list) => experience.Node[list]?.Items ?? [];

    private static IEnumerable<JsonNode> Features(ConfigExperience experience) =>
        experience.Variations.SelectMany(variation => variation.FeatureChanges).Select(change => change["feature_id"]).OfType<JsonNode>();

    private static HashSet<string> Ids(IEnumerable<ConfigEntity> entities) => new(entities.Select(entity => entity.Id).OfType<string>(), StringComparer.Ordinal);
}
