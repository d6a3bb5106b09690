namespace ConvertTyped;

/// <summary>What became of a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>The event is in the queue.</summary>
    Queued,

    /// <summary>The goal was tracked for this visitor before; no second event.</summary>
    Deduplicated,

    /// <summary>The config has no goal of that key.</summary>
    GoalNotFound,
}
