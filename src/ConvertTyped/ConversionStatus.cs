namespace ConvertTyped;

/// <summary>What happened to a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>An event was queued.</summary>
    Queued,

    /// <summary>A conversion of this goal was already tracked for this visitor, so no event was queued.</summary>
    Deduplicated,

    /// <summary>The config has no goal with the given key.</summary>
    GoalNotFound,

    /// <summary>
    /// No event was queued, because the context shows a preview, the core is closed, or tracking is off for the process, the visitor or the view (see
    /// <see cref="ConvertContext.With"/>). The visitor's next conversion of the same goal still counts. A conversion that is held until the visitor
    /// gives consent also has this status.
    /// </summary>
    NotTracked,
}
