namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0108: an experience, feature, goal, segment or variation has no id, so the SDKs ignore it.</summary>
internal sealed class MissingIdRule() : ConfigRule(RuleCatalogue.MissingId)
{
    private static readonly EntityKind[] Kinds = [EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment];

    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var entities =
            from kind in Kinds
            from entity in config.Entities(kind)
            where entity.Id is null
            select Missing(entity.Node, $"The {kind.Word()}{Named(entity.Key)}");
        var variations =
            from experience in config.Experiences
            from variation in experience.Variations
            where variation.Id is null
            select Missing(variation.Node, $"The variation{Named(variation.Key)} of the experience '{experience.Key}'");
        return entities.Concat(variations);
    }

    private static Finding Missing(JsonNode node, string subject) =>
        new((node["id"] ?? node).Head, $"{subject} has no valid id, so the SDKs ignore it");

    private static string Named(string? key) => key is null ? "" : $" '{key}'";
}
