namespace ConvertTyped.BuildCost;

/// <summary>The build times of one project, in seconds. Each round has one warm and one cold build.</summary>
internal sealed class Measurements
{
    private readonly List<double> _warm = [];
    private readonly List<double> _cold = [];

    public double Warm => Median(_warm);

    public double Cold => Median(_cold);

    public void Add(double warm, double cold)
    {
        _warm.Add(warm);
        _cold.Add(cold);
    }

    /// <summary>The medians of the ratios that were calculated for each round.</summary>
    public (double Warm, double Cold) RatioTo(Measurements other) =>
        (Median(_warm.Zip(other._warm, (own, others) => own / others)), Median(_cold.Zip(other._cold, (own, others) => own / others)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
