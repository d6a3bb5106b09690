namespace ConvertTyped.Generator.Emit;

/// <summary>The variations of an experience as the runtime's <c>VariationList</c> reads them: <c>id:key|id:key</c>.</summary>
internal static class VariationListCode
{
    public static string Of(ExperienceModel experience)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return string.Join("|", experience.Variations.Select(variation =>
            variation.Key is { } key && seen.Add(key) ? Encode(variation.Id) + ":" + Encode(key) : Encode(variation.Id)));
    }

    private static string Encode(string text) => text.Replace("%", "%25").Replace(":", "%3A").Replace("|", "%7C");
}
