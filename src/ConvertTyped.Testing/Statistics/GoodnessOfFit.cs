namespace ConvertTyped.Testing.Statistics;

/// <summary>Counts against what is expected of them: Pearson's statistic.</summary>
internal static class GoodnessOfFit
{
    /// <summary>The distribution is a good approximation only for what is expected this often.</summary>
    private const double LeastExpected = 5;

    /// <summary>What is expected less often strays further by chance less than once in 10,000 times.</summary>
    private const double MostSurplus = 10;

    internal static (double Statistic, int DegreesOfFreedom) Of(IReadOnlyList<VariationShare> shares)
    {
        var (statistic, cells) = (0.0, 0);
        foreach (var share in shares)
        {
            var surplus = share.Visitors - share.Expected;
            if (share.Expected >= LeastExpected)
            {
                statistic += surplus * surplus / share.Expected;
                cells++;
            }
            else if (surplus > MostSurplus)
            {
                return (double.PositiveInfinity, Math.Max(1, shares.Count - 1));
            }
        }

        return (statistic, Math.Max(0, cells - 1));
    }
}
