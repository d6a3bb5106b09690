namespace ConvertTyped;

/// <summary>What became of a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>The event is in the queue.</summary>
    Queued,

    /// <summary>The goal was tracked for this visitor before; no second event.</summary>
    Deduplicated,

    /// <summary>The config has no goal with that key.</summary>
    GoalNotFound,

    /// <summary>
    /// The conversion is deliberately not reported: tracking is off, the context shows a preview, or the core is closed. It does not use up the
    /// goal: the visitor's next conversion counts.
    /// </summary>
    NotTracked,
}
