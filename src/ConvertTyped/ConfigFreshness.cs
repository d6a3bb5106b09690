namespace ConvertTyped;

/// <summary>How up to date the current config is.</summary>
/// <param name="InForceSince">When it became the current config.</param>
/// <param name="ConfirmedAt">When the endpoint last served it or said that it has not changed; null if never.</param>
/// <param name="IsFailing">Whether the last fetch failed.</param>
public sealed record ConfigFreshness(DateTimeOffset InForceSince, DateTimeOffset? ConfirmedAt, bool IsFailing)
{
    /// <summary>The times in ISO 8601 format, and whether the last fetch failed.</summary>
    public override string ToString() =>
        $"in use since {InForceSince:O}, {(ConfirmedAt is { } confirmed ? $"confirmed at {confirmed:O}" : "never confirmed")}{(IsFailing ? ", the last fetch failed" : "")}";
}
