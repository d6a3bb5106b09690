using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped;

/// <summary>A feature that is on for a visitor. All visitors who get the feature from the same variation share one instance.</summary>
public sealed record FeatureResult
{
    private readonly Variation? _variation;

    internal FeatureResult(Feature feature, Variation? variation, FeatureVariables variables)
    {
        Feature = feature;
        _variation = variation;
        Variables = variables;
    }

    /// <summary>The key under which the config declares the feature.</summary>
    public string FeatureKey => Feature.Key;

    /// <summary>The feature's id, as a string even if the config contains a number.</summary>
    public string FeatureId => Feature.Id;

    /// <summary>Always <see cref="FeatureStatus.Enabled"/>.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Part of the API that Convert's SDKs share: users read the status from a result.")]
    public FeatureStatus Status => FeatureStatus.Enabled;

    /// <summary>The key of the experience that turned the feature on; null if an override of the feature turned it on.</summary>
    public string? ExperienceKey => _variation?.Experience.Key;

    /// <summary>The key of the variation that carries the feature; null if the variation has no key or an override of the feature turned it on.</summary>
    public string? VariationKey => _variation?.Key;

    internal Feature Feature { get; }

    /// <summary>The feature's variables, converted to their declared types; empty if no variable has a value that fits its type.</summary>
    public FeatureVariables Variables { get; }

    /// <summary>
    /// Returns the feature, the decision that turned it on, and its variables, such as <c>checkout-banner: on (checkout-experiment/treatment)
    /// headline="Hello"</c>.
    /// </summary>
    public override string ToString()
    {
        var origin = _variation is null ? "" : $" ({ExperienceKey}/{VariationKey ?? _variation.Id})";
        return Variables.Count == 0 ? $"{FeatureKey}: on{origin}" : $"{FeatureKey}: on{origin} {Variables}";
    }
}
