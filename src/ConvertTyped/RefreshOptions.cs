namespace ConvertTyped;

/// <summary>How often the config is refreshed in the background.</summary>
public sealed class RefreshOptions
{
    /// <summary>The time between refreshes; greater than zero. The default is 5 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum random delay that is added to an interval; between zero and <see cref="Interval"/>. The default is 30 seconds.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The factor that the interval is multiplied by after each consecutive failure; at least 1. The default is 2.</summary>
    public double BackoffFactor { get; set; } = 2;

    /// <summary>The maximum interval after failures, to which jitter is added; at least <see cref="Interval"/>. The default is 10 minutes.</summary>
    public TimeSpan BackoffMax { get; set; } = TimeSpan.FromMinutes(10);

    internal RefreshOptions Copy() => (RefreshOptions)MemberwiseClone();

    internal void Check()
    {
        ConvertOptions.RequireDuration(Interval, "Refresh.Interval");
        ConvertOptions.Require(Jitter >= TimeSpan.Zero && Jitter <= Interval, "Refresh.Jitter", "It must be between zero and Refresh.Interval.");
        ConvertOptions.Require(double.IsFinite(BackoffFactor) && BackoffFactor >= 1, "Refresh.BackoffFactor", "It must be a finite number and at least 1.");
        ConvertOptions.RequireDuration(BackoffMax, "Refresh.BackoffMax");
        ConvertOptions.Require(BackoffMax >= Interval, "Refresh.BackoffMax", "It must be at least Refresh.Interval.");
    }

    /// <summary>The interval and its limit after failures.</summary>
    public override string ToString() => $"every {Interval}, up to {BackoffMax} after failures";
}
