using System.Globalization;
using System.Text;
using ConvertTyped.Testing.Statistics;

namespace ConvertTyped.Testing;

/// <summary>How the visitors of an experience were split, and how well the split agrees with the traffic allocation in the config.</summary>
public sealed record ExperienceDistribution
{
    /// <summary>A split whose p-value is below this value counts as wrong. By chance, about one correct split in 10,000 counts as wrong.</summary>
    public const double Significance = 0.0001;

    internal ExperienceDistribution(string experienceKey, IReadOnlyList<VariationShare> shares)
    {
        ExperienceKey = experienceKey;
        Shares = shares;
        (ChiSquare, DegreesOfFreedom) = GoodnessOfFit.Measure(shares);
        PValue = Statistics.ChiSquare.UpperTail(ChiSquare, DegreesOfFreedom);
    }

    /// <summary>The key of the experience that was evaluated.</summary>
    public string ExperienceKey { get; }

    /// <summary>One share for each variation, in the order of the config. The last share has an empty id and counts visitors without a variation.</summary>
    public IReadOnlyList<VariationShare> Shares { get; }

    /// <summary>Pearson's chi-square statistic; infinite if a share with an expected count below 5 has significantly more visitors than expected.</summary>
    public double ChiSquare { get; }

    /// <summary>The number of shares that can vary independently.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The probability, from 0 to 1, that a correct split deviates at least this far by chance.</summary>
    public double PValue { get; }

    /// <summary>Whether the split agrees with the config: <see cref="PValue"/> is at least <see cref="Significance"/>.</summary>
    public bool IsAsConfigured => PValue >= Significance;

    /// <summary>The number of visitors who got the given variation.</summary>
    /// <param name="variation">The key of the variation, or its id.</param>
    /// <exception cref="KeyNotFoundException">The experience has no variation with this key or id.</exception>
    public int this[string variation] =>
        (Shares.FirstOrDefault(share => share.Key == variation) ?? Shares.FirstOrDefault(share => share.Id == variation && share.Id.Length > 0))?.Visitors
            ?? throw new KeyNotFoundException($"The experience '{ExperienceKey}' has no variation '{variation}'.");

    /// <summary>The p-value, the chi-square statistic and one line for each share, for the message of a failing test.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ExperienceKey}: p = {PValue:0.######}, chi-square = {ChiSquare:0.###}");
        foreach (var share in Shares)
            text.Append(CultureInfo.InvariantCulture, $"\n{share}");
        return text.ToString();
    }
}
