namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0101: two keys map to the same C# name, or to names that differ only in case, so one of them gets another name.</summary>
internal sealed class SharedNameRule() : ConfigRule(RuleCatalogue.SharedName)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var found = ((EntityKind[])Enum.GetValues(typeof(EntityKind))).SelectMany(kind =>
            FindShared(kind.ListName(), "", [
                .. config.Entities(kind).Where(e => e.Key is not null).Select(e => new Sibling(e.Id, e.Key!, e.KeyNode)),
                .. retired.Entities(kind).Where(e => e.Key is not null).Select(e => new Sibling(e.Id, e.Key!, null)),
            ]));
        foreach (var feature in config.Features)
        {
            var lost = (retired.Find(EntityKind.Feature, feature.Key) as ConfigFeature)?.Variables ?? [];
            found = found.Concat(FindShared("variables", $" of the feature '{feature.Key}'", [
                .. feature.Variables.Where(v => v.Key is not null).Select(v => new Sibling(null, v.Key!, v.KeyNode)),
                .. lost.Where(v => v.Key is not null).Select(v => new Sibling(null, v.Key!, null)),
            ]));
        }
        foreach (var experience in config.Experiences)
            found = found.Concat(FindShared("variations", $" of the experience '{experience.Key}'", Variations(experience, retired)));
        return found;
    }

    private static Sibling[] Variations(ConfigExperience experience, RetiredDocument retired)
    {
        ConfigVariation[] served = [.. experience.Variations.Where(v => v.Id is not null)];
        ConfigVariation[] all = [.. served, .. VariationModels.OnlyRetired(served, retired.Find(EntityKind.Experience, experience.Key) as ConfigExperience)];
        return [.. all.Select((v, i) => (Variation: v, IsServed: i < served.Length)).Where(v => v.Variation.Key is not null).Select(v =>
            new Sibling(v.Variation.Id, v.Variation.Key!, v.IsServed ? v.Variation.Node["key"] : null) { NameSource = VariationName.Choose(v.Variation, all) })];
    }

    private static IEnumerable<Finding> FindShared(string siblingKind, string owner, IEnumerable<Sibling> siblings)
    {
        Sibling[] named = [.. siblings.GroupBy(sibling => sibling.Key, StringComparer.Ordinal).Select(same => same.First())];
        var names = NameAssignment.Assign([.. named.Select(sibling => (sibling.Id, sibling.NameSource))], static _ => false);
        for (var i = 0; i < named.Length; i++)
        {
            var wanted = NameAssignment.Wanted(named[i].Id, named[i].NameSource);
            if (named[i].Node is not { } node || names[i].Stem == wanted)
                continue;
            var keeper = named[Array.FindIndex(names, name => name.Stem.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
            var kept = NameAssignment.Wanted(keeper.Id, keeper.NameSource);
            var shared = kept == wanted ? $"both map to the C# name {wanted}" : $"map to the C# names {kept} and {wanted}, which differ only in case";
            yield return new Finding(node.Span, $"The {siblingKind} '{keeper.Key}' and '{named[i].Key}'{owner} {shared}; '{named[i].Key}' is named {names[i].Stem} instead");
        }
    }

    /// <param name="Id">The id; null for variables, which have no id.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Node">The key's node in the config; null if only the list of retired entities contains the sibling.</param>
    private readonly record struct Sibling(string? Id, string Key, JsonNode? Node)
    {
        /// <summary>The text from which the C# name is made.</summary>
        public string NameSource { get; init; } = Key;
    }
}
