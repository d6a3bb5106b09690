namespace ConvertTyped.Configuration;

/// <summary>Calculates when the next refresh is due.</summary>
internal sealed class RefreshSchedule(RefreshOptions options, Func<double>? random = null)
{
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>The delay after this number of consecutive failures.</summary>
    internal TimeSpan DelayAfter(int failures)
    {
        var jitter = options.Jitter * _random();
        if (failures == 0)
            return options.Interval + jitter;
        var backedOff = options.Interval.Ticks * Math.Pow(options.BackoffFactor, failures);
        return (backedOff < options.BackoffMax.Ticks ? TimeSpan.FromTicks((long)backedOff) : options.BackoffMax) + jitter;
    }
}
