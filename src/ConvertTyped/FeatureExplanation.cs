namespace ConvertTyped;

/// <summary>Explains why a feature is on or off for a visitor.</summary>
/// <param name="Feature">The feature that is explained.</param>
/// <param name="Result">The feature as the visitor gets it; null if it is off.</param>
/// <param name="Experiences">The experiences that carry the feature, in the config's order, up to the experience that turns the
/// feature on; empty if no experience was evaluated.</param>
/// <param name="Origin"><see cref="DecisionOrigin.Preview"/> or <see cref="DecisionOrigin.Override"/> if a preview or an override determines whether
/// the feature is on; <see cref="DecisionOrigin.None"/> if the experiences determine it.</param>
public sealed record FeatureExplanation(
    Feature Feature, FeatureResult? Result, IReadOnlyList<ExperienceExplanation> Experiences, DecisionOrigin Origin = DecisionOrigin.None)
{
    /// <summary>Whether the feature is on, and with which variables.</summary>
    public override string ToString() => Result?.ToString() ?? $"{Feature.Key}: off";
}
