using System.Diagnostics;

namespace ConvertTyped.Hosting.Cores;

/// <summary>
/// Ensures that all cores together delay the shutdown of the host by no more than one flush time-out. Only the time during which the host waits for a core
/// is counted, so time remains for events that are queued while other services stop. The time is
/// measured with <see cref="Stopwatch"/>, because the clock of the options can be a fake one.
/// </summary>
internal sealed class StopBudget
{
    private readonly object _lock = new();
    private TimeSpan _spent;
    private int _waiting;
    private long _since;

    /// <summary>Calls <paramref name="wait"/> with the remaining part of the flush time-out.</summary>
    internal async Task SpendAsync(TimeSpan flushTimeout, Func<TimeSpan, Task> wait)
    {
        try
        {
            await wait(Begin(flushTimeout)).ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }

    private TimeSpan Begin(TimeSpan flushTimeout)
    {
        lock (_lock)
        {
            if (_waiting++ == 0)
                _since = Stopwatch.GetTimestamp();
            var left = flushTimeout - _spent - Stopwatch.GetElapsedTime(_since);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_waiting == 0)
                _spent += Stopwatch.GetElapsedTime(_since);
        }
    }
}
