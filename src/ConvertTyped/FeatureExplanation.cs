namespace ConvertTyped;

/// <summary>How it comes about that a feature is on or off for a visitor.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Result">The feature as the visitor gets it; null: off.</param>
/// <param name="Experiences">The experiences that carry it, in turn, up to the one that turns it on; empty where none was asked.</param>
/// <param name="Origin">Where the outcome comes from, where no experience was asked: a preview, or a test; else <see cref="DecisionOrigin.None"/>.</param>
public sealed record FeatureExplanation(
    Feature Feature, FeatureResult? Result, IReadOnlyList<ExperienceExplanation> Experiences, DecisionOrigin Origin = DecisionOrigin.None)
{
    /// <summary>Whether the feature is on, and with which variables.</summary>
    public override string ToString() => Result?.ToString() ?? $"{Feature.Key}: off";
}
