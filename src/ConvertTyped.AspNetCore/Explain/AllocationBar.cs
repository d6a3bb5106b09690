namespace ConvertTyped.AspNetCore.Explain;

/// <summary>
/// Draws the 10,000 buckets of an experience as a bar and, if the page shows a visitor, marks the visitor's bucket. The bar uses SVG attributes, because
/// the content security policy allows no inline styles.
/// </summary>
internal static class AllocationBar
{
    private const int Colors = 6;

    internal static int ColorOf(int place) => place % Colors;

    internal static void Write(HtmlWriter html, ExperienceExplanation explained, bool withVisitor)
    {
        html.Write($"""<figure class="buckets"><svg viewBox="0 0 10000 100" preserveAspectRatio="none" role="img" aria-label="{Describe(explained, withVisitor)}">""");
        html.Write($"""<rect class="nobody" x="0" y="20" width="10000" height="60"/>""");
        foreach (var (variation, from, to) in explained.Buckets)
            html.Write($"""<rect class="v{ColorOf(PlaceOf(explained.Experience, variation))}" x="{from}" y="20" width="{to - from}" height="60"/>""");
        if (withVisitor)
            html.Write($"""<rect class="marker" x="{explained.BucketValue - 20.0}" y="0" width="40" height="100"/>""");
        html.Write($"</svg><figcaption><span>0</span>");
        if (withVisitor)
            html.Write($"""<span>this visitor's bucket is <strong>{explained.BucketValue}</strong></span>""");
        html.Write($"<span>9999</span></figcaption></figure>");
    }

    private static string Describe(ExperienceExplanation explained, bool withVisitor)
    {
        var ranges = explained.Buckets.Select(range => FormattableString.Invariant(
            $"{range.Variation.Key ?? range.Variation.Id} from {range.From:0.#} to {range.To:0.#}"));
        var bar = explained.Buckets.Count == 0 ? "no variation has buckets" : string.Join(", ", ranges);
        return withVisitor ? FormattableString.Invariant($"Buckets: {bar}; this visitor's bucket is {explained.BucketValue}") : $"Buckets: {bar}";
    }

    private static int PlaceOf(Experience experience, Variation variation)
    {
        for (var i = 0; i < experience.Variations.Count; i++)
        {
            if (ReferenceEquals(experience.Variations[i], variation))
                return i;
        }

        return 0;
    }
}
