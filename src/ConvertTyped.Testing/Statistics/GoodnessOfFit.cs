namespace ConvertTyped.Testing.Statistics;

/// <summary>Counts against what is expected of them: Pearson's statistic.</summary>
internal static class GoodnessOfFit
{
    /// <summary>The distribution is a good approximation only for what is expected this often.</summary>
    private const double LeastExpected = 5;

    internal static (double Statistic, int DegreesOfFreedom) Of(IReadOnlyList<VariationShare> shares)
    {
        var (statistic, cells) = (0.0, 0);
        foreach (var share in shares)
        {
            if (share.Expected >= LeastExpected)
            {
                var surplus = share.Visitors - share.Expected;
                statistic += surplus * surplus / share.Expected;
                cells++;
            }
            else if (ChanceOf(share) < ExperienceDistribution.Significance)
            {
                return (double.PositiveInfinity, shares.Count - 1);
            }
        }

        return (statistic, Math.Max(0, cells - 1));
    }

    /// <summary>How likely chance alone brings as many where few are expected: the tail of Poisson's distribution. None, where none is.</summary>
    private static double ChanceOf(VariationShare share) =>
        share.Visitors == 0 ? 1 : 1 - ChiSquare.UpperTail(2 * share.Expected, 2 * share.Visitors);
}
