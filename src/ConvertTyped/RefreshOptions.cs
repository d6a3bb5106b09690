namespace ConvertTyped;

/// <summary>When and how a config is refreshed in the background.</summary>
public sealed class RefreshOptions
{
    /// <summary>The time between refreshes; above zero. 5 minutes unless set.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The most that is added to an interval at random; between zero and <see cref="Interval"/>. 30 seconds unless set.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What the interval is multiplied by after each failure in a row; at least 1. 2 unless set.</summary>
    public double BackoffFactor { get; set; } = 2;

    /// <summary>The longest interval after failures; at least <see cref="Interval"/>. 10 minutes unless set.</summary>
    public TimeSpan BackoffMax { get; set; } = TimeSpan.FromMinutes(10);

    internal RefreshOptions Copy() => (RefreshOptions)MemberwiseClone();

    internal void Check()
    {
        ConvertOptions.RequireDuration(Interval, "Refresh.Interval");
        ConvertOptions.Require(Jitter >= TimeSpan.Zero && Jitter <= Interval, "Refresh.Jitter", "It must be between zero and the interval.");
        ConvertOptions.Require(double.IsFinite(BackoffFactor) && BackoffFactor >= 1, "Refresh.BackoffFactor", "It must be at least 1.");
        ConvertOptions.RequireDuration(BackoffMax, "Refresh.BackoffMax");
        ConvertOptions.Require(BackoffMax >= Interval, "Refresh.BackoffMax", "It must be at least the interval.");
    }

    /// <summary>The intervals.</summary>
    public override string ToString() => $"every {Interval}, up to {BackoffMax} after failures";
}
