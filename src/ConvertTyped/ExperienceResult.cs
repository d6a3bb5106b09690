namespace ConvertTyped;

/// <summary>The variation that a visitor gets in an experience. All visitors with this variation share one instance.</summary>
public sealed record ExperienceResult
{
    internal ExperienceResult(Variation variation) => Variation = variation;

    /// <summary>The key of the experience that the variation belongs to.</summary>
    public string ExperienceKey => Variation.Experience.Key;

    /// <summary>The experience's id, as a string even if the config contains a number.</summary>
    public string ExperienceId => Variation.Experience.Id;

    /// <summary>The variation's key; null if the variation has no key.</summary>
    public string? VariationKey => Variation.Key;

    /// <summary>The variation's id, as a string even if the config contains a number.</summary>
    public string VariationId => Variation.Id;

    /// <summary>The variation as configured, including its raw JSON.</summary>
    public Variation Variation { get; }

    /// <summary>The experience and the variation, such as <c>checkout-experiment: treatment</c>.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId}";
}
