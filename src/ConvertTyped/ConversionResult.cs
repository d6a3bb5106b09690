namespace ConvertTyped;

/// <summary>The outcome of <see cref="ConvertContext.TrackConversion"/>.</summary>
/// <param name="Status">What happened to the conversion.</param>
/// <param name="GoalKey">The goal key that was passed to <see cref="ConvertContext.TrackConversion"/>.</param>
/// <param name="GoalId">The goal's id; null if the config has no such goal.</param>
/// <param name="VisitorId">The visitor's id.</param>
public sealed record ConversionResult(ConversionStatus Status, string GoalKey, string? GoalId, string VisitorId)
{
    internal const string TrackingDisabled = "tracking_disabled";
    internal const string Preview = "preview";
    internal const string Closed = "closed";

    /// <summary>Whether an event was queued.</summary>
    public bool Tracked => Status == ConversionStatus.Queued;

    /// <summary>
    /// Why no event was queued: <c>deduplicated</c>, <c>goal_not_found</c>, <c>tracking_disabled</c>, <c>preview</c> or
    /// <c>closed</c>; null if an event was queued.
    /// </summary>
    public string? Reason => Status switch
    {
        ConversionStatus.Deduplicated => "deduplicated",
        ConversionStatus.GoalNotFound => "goal_not_found",
        ConversionStatus.NotTracked => WhyNotTracked,
        _ => null,
    };

    internal string WhyNotTracked { get; init; } = TrackingDisabled;

    /// <summary>The goal's key and what happened to the conversion. The visitor's id is omitted.</summary>
    public override string ToString() => Reason is { } reason ? $"{GoalKey}: not tracked ({reason})" : $"{GoalKey}: queued";
}
