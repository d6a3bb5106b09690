using ConvertTyped.Diagnostics;

namespace ConvertTyped;

/// <summary>A visitor was assigned to a variation.</summary>
/// <param name="VisitorId">The visitor's id.</param>
/// <param name="ExperienceKey">The experience's key.</param>
/// <param name="ExperienceId">The experience's id.</param>
/// <param name="VariationKey">The variation's key; null if the variation has no key.</param>
/// <param name="VariationId">The variation's id.</param>
public sealed record BucketingEventPayload(
    string VisitorId, string ExperienceKey, string ExperienceId, string? VariationKey, string VariationId)
{
    /// <summary>The experience, the variation, and a hash in place of the visitor's id.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId} for visitor {Redaction.VisitorId(VisitorId)}";
}
