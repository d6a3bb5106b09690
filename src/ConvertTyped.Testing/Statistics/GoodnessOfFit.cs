namespace ConvertTyped.Testing.Statistics;

/// <summary>Pearson's chi-square test of observed against expected counts.</summary>
internal static class GoodnessOfFit
{
    /// <summary>The smallest expected count for which the chi-square approximation is used.</summary>
    private const double LeastExpected = 5;

    internal static (double Statistic, int DegreesOfFreedom) Measure(IReadOnlyList<VariationShare> shares)
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
            else if (ProbabilityOf(share) < ExperienceDistribution.Significance)
            {
                return (double.PositiveInfinity, shares.Count - 1);
            }
        }

        return (statistic, Math.Max(0, cells - 1));
    }

    /// <summary>The probability that a variation with few expected visitors gets at least as many visitors as it got: the tail of the Poisson distribution.</summary>
    private static double ProbabilityOf(VariationShare share) =>
        share.Visitors == 0 ? 1 : 1 - ChiSquare.UpperTail(2 * share.Expected, 2 * share.Visitors);
}
