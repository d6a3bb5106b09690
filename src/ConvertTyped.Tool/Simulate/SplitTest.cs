using ConvertTyped.Testing;

namespace ConvertTyped.Tool.Simulate;

/// <summary>How an experience's visitors were split, against what its traffic says.</summary>
/// <param name="Experience">Its key.</param>
/// <param name="Visitors">How many got a variation.</param>
/// <param name="UnallocatedTraffic">From 0 to 1: of those who qualify, the share that no variation is for.</param>
/// <param name="PValue">How likely a sound split strays as far by chance; null when nobody got a variation.</param>
internal sealed record SplitTest(string Experience, long Visitors, double UnallocatedTraffic, IReadOnlyList<Share> Shares, double? PValue)
{
    private const double Buckets = 10_000;

    /// <summary><c>ok</c>, <c>mismatch</c>, or <c>empty</c> when nobody got a variation.</summary>
    public string Verdict => PValue switch { null => "empty", >= ExperienceDistribution.Significance => "ok", _ => "mismatch" };

    public static SplitTest Of(Experience experience, IReadOnlyList<BucketRange> buckets, Func<Variation, long> count)
    {
        var widths = experience.Variations.ToDictionary(
            variation => variation,
            variation => buckets.Where(range => range.Variation == variation).Sum(range => Math.Max(0, Math.Min(range.To, Buckets) - range.From)) / Buckets);
        var allocated = widths.Values.Sum();
        var visitors = experience.Variations.Sum(count);
        var shares = experience.Variations
            .Select(variation => new Share(variation.Key ?? variation.Id, count(variation), allocated > 0 ? visitors * widths[variation] / allocated : 0))
            .ToList();
        // Those who got any variation: who qualifies is for the visitors' attributes, not for chance.
        var distribution = new ExperienceDistribution(experience.Key, [.. shares.Select(share => new VariationShare(share.Variation, share.Variation, (int)share.Visitors, share.Expected))]);
        return new(experience.Key, visitors, Math.Max(0, 1 - allocated), shares, visitors == 0 ? null : distribution.PValue);
    }
}

/// <param name="Variation">Its key, or else its id.</param>
/// <param name="Expected">How many the traffic would give it, of those who got any variation.</param>
internal sealed record Share(string Variation, long Visitors, double Expected);
