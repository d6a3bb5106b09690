namespace ConvertTyped.Generator.Config.Model;

/// <summary>A value that variations give a variable, as documentation comments show it.</summary>
/// <param name="Text">The value, shortened.</param>
/// <param name="Variations">The names of the variations. If there are many, only the first ones are included.</param>
internal sealed record GivenValue(string Text, string Variations)
{
    // Every build and editor parses these comments, so they list only a few values, even if a config has many variations.
    private const int MostValues = 3;
    private const int MostVariations = 2;

    /// <summary>The first values of a variable that is not JSON. If values are left out, the last item has no text.</summary>
    public static EquatableArray<GivenValue> Collect(ConfigVariable variable, FeatureCarrier[] carriers)
    {
        var isOneExperience = carriers.Select(carrier => carrier.Experience.Key).Distinct().Count() == 1;
        var values = carriers
            .Select(carrier => (Carrier: carrier, Value: carrier.Values?[variable.Key!]))
            .Where(given => given.Value is { Kind: JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False })
            .OrderBy(given => given.Carrier.Experience.Key, StringComparer.Ordinal)
            .ThenBy(given => given.Carrier.Variation.Id, StringComparer.Ordinal)
            .GroupBy(given => given.Value!.Text, given => NameOf(given.Carrier, isOneExperience), StringComparer.Ordinal)
            .Select(same => new GivenValue(ShortText.Shorten(same.Key), Join([.. same.Distinct()])))
            .ToList();
        return new(values.Count <= MostValues ? values : [.. values.Take(MostValues), new("", "")]);
    }

    private static string NameOf(FeatureCarrier carrier, bool isOneExperience)
    {
        var variation = ShortText.Shorten(carrier.Variation.Key ?? carrier.Variation.Id!);
        return isOneExperience ? variation : $"{ShortText.Shorten(carrier.Experience.Key!)}/{variation}";
    }

    private static string Join(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostVariations)) + (names.Count > MostVariations ? ", …" : "");
}
