namespace ConvertTyped;

/// <summary>The variation that a visitor sees in an experience. Holds nothing about the visitor; one instance serves all of them.</summary>
public sealed record ExperienceResult
{
    internal ExperienceResult(Variation variation) => Variation = variation;

    /// <summary>The experience's key.</summary>
    public string ExperienceKey => Variation.Experience.Key;

    /// <summary>The experience's id; a string even where the config has a number.</summary>
    public string ExperienceId => Variation.Experience.Id;

    /// <summary>The variation's key; null where the config gives none.</summary>
    public string? VariationKey => Variation.Key;

    /// <summary>The variation's id; a string even where the config has a number.</summary>
    public string VariationId => Variation.Id;

    /// <summary>The variation as configured, its raw JSON included.</summary>
    public Variation Variation { get; }

    /// <summary>The experience and the variation, such as <c>checkout-experiment: treatment</c>.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId}";
}
