using System.Globalization;
using System.Text;
using ConvertTyped.Testing.Statistics;

namespace ConvertTyped.Testing;

/// <summary>How an experience's visitors were split, and how well that agrees with the allocation its config gives.</summary>
public sealed record ExperienceDistribution
{
    /// <summary>Below this p-value a split is broken. A sound one is taken for broken in one experience of 10,000.</summary>
    public const double Significance = 0.0001;

    internal ExperienceDistribution(string experienceKey, IReadOnlyList<VariationShare> shares)
    {
        ExperienceKey = experienceKey;
        Shares = shares;
        (ChiSquare, DegreesOfFreedom) = GoodnessOfFit.Of(shares);
        PValue = Statistics.ChiSquare.UpperTail(ChiSquare, DegreesOfFreedom);
    }

    /// <summary>The experience's key.</summary>
    public string ExperienceKey { get; }

    /// <summary>One for each variation, in the config's order, and a last one without id for the visitors who got none.</summary>
    public IReadOnlyList<VariationShare> Shares { get; }

    /// <summary>Pearson's statistic; infinite where visitors went where the config sends none, or next to none.</summary>
    public double ChiSquare { get; }

    /// <summary>How many shares can vary.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>How likely a sound split strays as far by chance.</summary>
    public double PValue { get; }

    /// <summary>The verdict: whether the split may be what the config says.</summary>
    public bool IsAsConfigured => PValue >= Significance;

    /// <summary>How many visitors got a variation.</summary>
    /// <param name="variation">Its key, or else its id.</param>
    /// <exception cref="KeyNotFoundException">There is no such variation.</exception>
    public int this[string variation] =>
        (Shares.FirstOrDefault(share => share.Key == variation) ?? Shares.FirstOrDefault(share => share.Id == variation && share.Id.Length > 0))?.Visitors
            ?? throw new KeyNotFoundException($"The experience '{ExperienceKey}' has no variation '{variation}'.");

    /// <summary>A table for a failing test's message.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ExperienceKey}: p = {PValue:0.######}, chi-square = {ChiSquare:0.###}");
        foreach (var share in Shares)
            text.Append(CultureInfo.InvariantCulture, $"\n{share.Key ?? (share.Id.Length > 0 ? share.Id : "none")}: {share.Visitors}, expected {share.Expected:0.#}");
        return text.ToString();
    }
}

/// <summary>How many visitors got a variation, or none.</summary>
/// <param name="Key">The variation's key; null where the config gives none, and for no variation.</param>
/// <param name="Id">The variation's id; empty for no variation.</param>
/// <param name="Visitors">How many got it.</param>
/// <param name="Expected">How many the configured allocation would give it.</param>
public sealed record VariationShare(string? Key, string Id, int Visitors, double Expected);
