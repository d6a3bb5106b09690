namespace ConvertTyped.Testing.Clock;

/// <summary>The pending timers of a clock. A test can wait until a timer is started.</summary>
internal sealed class PendingTimerList
{
    private readonly object _lock = new();
    private readonly List<ObservedTimer> _timers = [];
    private readonly List<(Predicate<TimeSpan> IsExpected, TaskCompletionSource<TimeSpan> Found)> _waiting = [];

    internal IReadOnlyList<TimeSpan> At(long now)
    {
        lock (_lock)
            return [.. _timers.Select(timer => new TimeSpan(timer.Due - now)).Order()];
    }

    /// <summary>
    /// Returns the shortest pending delay that meets the condition. If no pending delay meets it, waits until a timer with a matching delay is started.
    /// </summary>
    internal Task<TimeSpan> FirstAsync(Predicate<TimeSpan> isExpected, long now)
    {
        lock (_lock)
        {
            foreach (var delay in At(now))
            {
                if (isExpected(delay))
                    return Task.FromResult(delay);
            }

            var found = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isExpected, found));
            return found.Task;
        }
    }

    internal void Add(ObservedTimer timer, TimeSpan delay, long now)
    {
        lock (_lock)
        {
            timer.Due = now + delay.Ticks;
            _timers.Remove(timer);
            _timers.Add(timer);
            _waiting.RemoveAll(waiter => waiter.IsExpected(delay) && waiter.Found.TrySetResult(delay));
        }
    }

    internal void Fired(ObservedTimer timer)
    {
        lock (_lock)
        {
            if (timer.Period > TimeSpan.Zero)
                timer.Due += timer.Period.Ticks;
            else
                _timers.Remove(timer);
        }
    }

    internal void Remove(ObservedTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }
}
