namespace ConvertTyped;

/// <summary>The outcome of <see cref="ConvertContext.TrackConversion"/>.</summary>
/// <param name="Status">What became of the conversion.</param>
/// <param name="GoalKey">The key that was asked for.</param>
/// <param name="GoalId">The goal's id; null when the config has no such goal.</param>
/// <param name="VisitorId">The visitor.</param>
public sealed record ConversionResult(ConversionStatus Status, string GoalKey, string? GoalId, string VisitorId)
{
    /// <summary>Whether an event was queued.</summary>
    public bool Tracked => Status == ConversionStatus.Queued;

    /// <summary><c>deduplicated</c>, <c>goal_not_found</c>, or null when tracked.</summary>
    public string? Reason => Status switch
    {
        ConversionStatus.Deduplicated => "deduplicated",
        ConversionStatus.GoalNotFound => "goal_not_found",
        _ => null,
    };
}
