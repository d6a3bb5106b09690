using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>
/// Something to report: a variation that a visitor was put into, or a conversion. Holds references to what is immutable anyway, so that queueing
/// copies and serialises nothing.
/// </summary>
/// <param name="Snapshot">The config it happened under.</param>
/// <param name="VisitorId">The visitor.</param>
/// <param name="State">What was known of the visitor at that moment: segments, and the decisions that a conversion is attributed to.</param>
/// <param name="Variation">The variation; null for a conversion.</param>
/// <param name="Conversion">The conversion; null for a bucketing event.</param>
internal readonly record struct TrackedEvent(
    ConfigSnapshot Snapshot, string VisitorId, VisitorState State, Variation? Variation, Conversion? Conversion);
