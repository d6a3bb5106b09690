using ConvertTyped.Testing;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Compares the split of an experience's visitors with the experience's traffic allocation.</summary>
/// <param name="Experience">The key of the experience.</param>
/// <param name="Visitors">The number of visitors who got a variation.</param>
/// <param name="UnallocatedTraffic">The share of the qualifying visitors, from 0 to 1, that is allocated to no variation.</param>
/// <param name="PValue">The probability that a correct split deviates at least this far by chance; null if no visitor got a variation.</param>
internal sealed record SplitTest(string Experience, long Visitors, double UnallocatedTraffic, IReadOnlyList<Share> Shares, double? PValue)
{
    private const double Buckets = 10_000;

    /// <summary>
    /// <c>ok</c> if the split matches the traffic allocation, <c>mismatch</c> if it does not, or <c>empty</c> if no visitor got a variation.
    /// </summary>
    public string Verdict => PValue switch { null => "empty", >= ExperienceDistribution.Significance => "ok", _ => "mismatch" };

    public static SplitTest Compute(Experience experience, IReadOnlyList<BucketRange> buckets, Func<Variation, long> count)
    {
        var widths = experience.Variations.ToDictionary(
            variation => variation,
            variation => buckets.Where(range => range.Variation == variation).Sum(range => Math.Max(0, Math.Min(range.To, Buckets) - range.From)) / Buckets);
        var allocated = widths.Values.Sum();
        var visitors = experience.Variations.Sum(count);
        var shares = experience.Variations
            .Select(variation => new Share(variation.Key ?? variation.Id, count(variation), allocated > 0 ? visitors * widths[variation] / allocated : 0))
            .ToList();
        // Only visitors who got a variation are counted, because attributes, not chance, decide who qualifies.
        var distribution = new ExperienceDistribution(experience.Key, [.. shares.Select(share => new VariationShare(share.Variation, share.Variation, (int)share.Visitors, share.Expected))]);
        return new(experience.Key, visitors, Math.Max(0, 1 - allocated), shares, visitors == 0 ? null : distribution.PValue);
    }
}

/// <param name="Variation">The key of the variation, or its id if it has no key.</param>
/// <param name="Expected">
/// The number of visitors, out of those who got a variation, who should have this variation according to the traffic allocation.
/// </param>
internal sealed record Share(string Variation, long Visitors, double Expected);
