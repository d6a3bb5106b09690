namespace ConvertTyped.Tracking;

/// <summary>Decides how many times to retry and how long to wait: exponential backoff with full jitter.</summary>
internal sealed class RetrySchedule(int maxRetries, TimeSpan firstDelay, Func<double>? random = null)
{
    /// <summary>The longest delay, whether it results from backoff or from the server's request.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>The delay after this number of failed attempts; null if there are no more attempts.</summary>
    /// <param name="failedAttempts">At least 1.</param>
    /// <param name="asked">The delay that the server requests; null if it requests none.</param>
    internal TimeSpan? DelayAfter(int failedAttempts, TimeSpan? asked)
    {
        if (failedAttempts > maxRetries)
            return null;
        var ceiling = Math.Min(firstDelay.Ticks * Math.Pow(2, failedAttempts - 1), Longest.Ticks);
        var backoff = TimeSpan.FromTicks((long)(ceiling * _random()));
        if (asked is not { } wish || wish < backoff)
            return backoff;
        return wish < Longest ? wish : Longest;
    }
}
