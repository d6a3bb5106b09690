namespace ConvertTyped.Testing;

/// <summary>
/// A decision that assigned a variation to a visitor. Later reads of the same decision are not recorded unless <c>enableStorage</c> is false.
/// </summary>
public sealed record RecordedDecision : RecordedEvent
{
    /// <summary>The key of the experience that the decision is about.</summary>
    public required string ExperienceKey { get; init; }

    /// <summary>The id of the experience in Convert. Payloads contain the id instead of the key.</summary>
    public required string ExperienceId { get; init; }

    /// <summary>The key of the variation; null if the variation has no key.</summary>
    public required string? VariationKey { get; init; }

    /// <summary>The id of the variation in Convert. Payloads contain the id instead of the key.</summary>
    public required string VariationId { get; init; }

    /// <summary>Whether an override in the test made the decision.</summary>
    public required bool IsOverridden { get; init; }

    /// <summary>The decision, with a hash in place of the visitor's id.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId}{(IsOverridden ? " (override)" : "")}{Suffix}";
}
