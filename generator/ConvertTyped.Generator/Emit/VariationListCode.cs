namespace ConvertTyped.Generator.Emit;

/// <summary>The variations of an experience as the runtime's <c>VariationList</c> reads them: <c>id:key|id:key</c>.</summary>
internal static class VariationListCode
{
    public static string Write(ExperienceModel experience)
    {
        var servedIds = new HashSet<string>(experience.Variations.Where(variation => variation.RetiredEntry is null).Select(variation => variation.Id), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return string.Join("|", experience.Variations.Select(variation =>
        {
            // If the key of a variation has changed, the variation's id belongs only to the new key.
            var id = variation.RetiredEntry is not null && servedIds.Contains(variation.Id) ? "" : Encode(variation.Id);
            return variation.Key is { } key && seen.Add(key) ? id + ":" + Encode(key) : id;
        }));
    }

    private static string Encode(string text) => text.Replace("%", "%25").Replace(":", "%3A").Replace("|", "%7C");
}
