using System.Globalization;

namespace ConvertTyped.Generator.Config.Model;

/// <summary>Creates the models of an experience's variations.</summary>
internal static class VariationModels
{
    /// <param name="retired">The parts of the experience that Convert no longer serves; null if there are none.</param>
    public static EquatableArray<VariationModel> Create(ConfigExperience experience, ConfigExperience? retired, EntityModel entity)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<ConfigVariation> served = entity.RetiredEntry is null ? experience.Variations.Where(v => v.Id is not null && seen.Add(v.Id)).ToList() : [];
        var all = served.Select(variation => (Source: variation, Entry: (RetiredEntry?)null))
            .Concat(OnlyRetired(served, retired).Select(variation => (Source: variation, Entry: (RetiredEntry?)RetiredEntry.Read(retired!.Node))))
            .OrderBy(v => (v.Source.Id, v.Source.Key ?? ""), Comparer<(string?, string)>.Create(NameAssignment.Order))
            .ToList();
        ConfigVariation[] siblings = [.. all.Select(v => v.Source)];
        var names = NameAssignment.Assign(
            [.. siblings.Select(v => (v.Id, VariationName.Choose(v, siblings)))], name => ReservedNames.ForVariation(entity.Name.Stem, name));
        return new(all.Select((v, i) =>
            new VariationModel(names[i].Member, v.Source.Id!, v.Source.Key, v.Source.Name, Percent(v.Source.Traffic), v.Source.Status, v.Source.IsBaseline)
            {
                RetiredEntry = v.Entry,
            }));
    }

    /// <summary>
    /// The retired variations that the config does not contain. Code names a variation by its key, or by its id if it has no key. If the key has changed,
    /// the variation is both served with the new key and retired with the old key.
    /// </summary>
    public static IEnumerable<ConfigVariation> OnlyRetired(IEnumerable<ConfigVariation> served, ConfigExperience? retired)
    {
        var seen = new HashSet<(string? Id, string? Key)>(served.Select(Identity));
        return (retired?.Variations ?? []).Where(variation => variation.Id is not null && seen.Add(Identity(variation)));
    }

    private static (string? Id, string? Key) Identity(ConfigVariation variation) => variation.Key is null ? (variation.Id, null) : (null, variation.Key);

    private static string? Percent(JsonNode? traffic) =>
        traffic is { Kind: JsonKind.Number or JsonKind.String } && double.TryParse(traffic.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? percent.ToString("0.##", CultureInfo.InvariantCulture)
            : null;
}
