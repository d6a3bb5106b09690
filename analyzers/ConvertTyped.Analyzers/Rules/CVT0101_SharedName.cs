namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0101: two keys map to the same C# name, or to names that differ only in case, so one of them gets another name.</summary>
internal sealed class SharedNameRule() : ConfigRule(RuleCatalogue.SharedName)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var found = ((EntityKind[])Enum.GetValues(typeof(EntityKind))).SelectMany(kind =>
            FindShared(kind.ListName(), "", config.Entities(kind).Where(e => e.Key is not null).Select(e => new Sibling(e.Id, e.Key!, e.KeyNode!))));
        foreach (var feature in config.Features)
        {
            found = found.Concat(FindShared(
                "variables", $" of the feature '{feature.Key}'",
                feature.Variables.Where(v => v.Key is not null).Select(v => new Sibling(null, v.Key!, v.KeyNode!))));
        }
        foreach (var experience in config.Experiences)
        {
            found = found.Concat(FindShared(
                "variations", $" of the experience '{experience.Key}'",
                experience.Variations.Where(v => v.Id is not null && v.Key is not null).Select(v => new Sibling(v.Id, v.Key!, v.Node["key"]!))));
        }
        return found;
    }

    private static IEnumerable<Finding> FindShared(string siblingKind, string owner, IEnumerable<Sibling> siblings)
    {
        Sibling[] named = [.. siblings.GroupBy(sibling => (sibling.Id, sibling.Key)).Select(same => same.First())];
        var names = NameAssignment.Assign([.. named.Select(sibling => (sibling.Id, sibling.Key))], static _ => false);
        for (var i = 0; i < named.Length; i++)
        {
            var wanted = NameAssignment.Wanted(named[i].Id, named[i].Key);
            if (names[i].Stem == wanted)
                continue;
            var keeper = named[Array.FindIndex(names, name => name.Stem.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
            var kept = NameAssignment.Wanted(keeper.Id, keeper.Key);
            var shared = kept == wanted ? $"both map to the C# name {wanted}" : $"map to the C# names {kept} and {wanted}, which differ only in case";
            yield return new Finding(named[i].Node.Span, $"The {siblingKind} '{keeper.Key}' and '{named[i].Key}'{owner} {shared}; '{named[i].Key}' is named {names[i].Stem} instead");
        }
    }

    private readonly record struct Sibling(string? Id, string Key, JsonNode Node);
}
