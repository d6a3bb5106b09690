using ConvertTyped.Diagnostics;

namespace ConvertTyped;

/// <summary>A conversion was queued.</summary>
/// <param name="VisitorId">The visitor's id.</param>
/// <param name="GoalId">The goal's id.</param>
/// <param name="GoalKey">The goal's key.</param>
public sealed record ConversionEventPayload(string VisitorId, string GoalId, string GoalKey)
{
    /// <summary>The goal, and a hash in place of the visitor's id.</summary>
    public override string ToString() => $"{GoalKey} by visitor {Redaction.VisitorId(VisitorId)}";
}
