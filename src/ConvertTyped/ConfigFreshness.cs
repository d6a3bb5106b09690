namespace ConvertTyped;

/// <summary>How up to date the current config is.</summary>
/// <param name="InForceSince">When this config came into use.</param>
/// <param name="ConfirmedAt">When the endpoint last served this config or confirmed that it is unchanged; null if neither has happened.</param>
/// <param name="IsFailing">Whether the last fetch failed.</param>
public sealed record ConfigFreshness(DateTimeOffset InForceSince, DateTimeOffset? ConfirmedAt, bool IsFailing)
{
    /// <summary>The times in ISO 8601 format, and whether the last fetch failed.</summary>
    public override string ToString() =>
        $"in use since {InForceSince:O}, {(ConfirmedAt is { } confirmed ? $"confirmed at {confirmed:O}" : "never confirmed")}{(IsFailing ? ", the last fetch failed" : "")}";
}
