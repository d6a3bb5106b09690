namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0109: two entities of one kind, or two variations of one experience, have the same id.</summary>
internal sealed class DuplicateIdRule() : ConfigRule(RuleCatalogue.DuplicateId)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var entities = ((EntityKind[])Enum.GetValues(typeof(EntityKind))).SelectMany(kind =>
            Repeated(config.Entities(kind).Select(entity => (entity.Id, entity.Node)), $"Another {kind.Word()}"));
        var variations = config.Experiences.SelectMany(experience =>
            Repeated(experience.Variations.Select(variation => (variation.Id, variation.Node)), $"Another variation of the experience '{experience.Key}'"));
        return entities.Concat(variations);
    }

    private static IEnumerable<Finding> Repeated(IEnumerable<(string? Id, JsonNode Node)> entries, string other)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, node) in entries)
        {
            if (id is not null && !seen.Add(id))
                yield return new Finding(node["id"]!.Span, $"{other} already has the id {id}");
        }
    }
}
