namespace ConvertTyped.Configuration;

/// <summary>When the next refresh is due. Knows numbers only.</summary>
internal sealed class RefreshSchedule(RefreshOptions options, Func<double>? random = null)
{
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>How long to wait after this many failures in a row.</summary>
    internal TimeSpan DelayAfter(int failures)
    {
        var jitter = options.Jitter * _random();
        if (failures == 0)
            return options.Interval + jitter;
        var backedOff = options.Interval.Ticks * Math.Pow(options.BackoffFactor, failures) + jitter.Ticks;
        return backedOff < options.BackoffMax.Ticks ? TimeSpan.FromTicks((long)backedOff) : options.BackoffMax;
    }
}
