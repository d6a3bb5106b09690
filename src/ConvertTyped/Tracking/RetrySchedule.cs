namespace ConvertTyped.Tracking;

/// <summary>How often to try again and how long to wait before: exponential backoff with full jitter. Knows numbers only.</summary>
internal sealed class RetrySchedule(int maxRetries, TimeSpan firstDelay, Func<double>? random = null)
{
    /// <summary>Neither backoff nor a server's wish makes a wait longer than this.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>The wait after this many failed attempts; null: no further attempt.</summary>
    /// <param name="failedAttempts">At least 1.</param>
    /// <param name="asked">How long the server asks to wait; null when it does not.</param>
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
