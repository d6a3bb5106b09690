namespace ConvertTyped;

/// <summary>What happened to a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>An event was queued.</summary>
    Queued,

    /// <summary>The goal was already tracked for this visitor, so no event was queued.</summary>
    Deduplicated,

    /// <summary>The config has no goal with the given key.</summary>
    GoalNotFound,

    /// <summary>
    /// The conversion is not reported: the context shows a preview, the core is closed, or tracking is off for the process, the visitor or the view. The
    /// visitor's next conversion of the same goal still counts. A conversion that is held until the visitor gives consent has this status, too.
    /// </summary>
    NotTracked,
}
