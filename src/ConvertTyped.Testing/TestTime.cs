using ConvertTyped.Testing.Recording;

namespace ConvertTyped.Testing;

/// <summary>A clock that stands still until the test moves it. It begins with the year 2026, in UTC.</summary>
public sealed class TestTime : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<TestTimer> _armed = [];
    private readonly List<(TimeSpan AtMost, TaskCompletionSource<TimeSpan> Armed)> _waiting = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on, and fires, in order and on this thread, the timers that fall due on the way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer)
            timer.Fire();
    }

    /// <summary>Completes once something waits for this clock, and for no longer than <paramref name="atMost"/>: a retry, or the next refresh.</summary>
    /// <param name="atMost">Set it below the time-outs of requests and flushes (10 seconds unless configured), which wait for the clock too.</param>
    /// <param name="patience">How long to wait in real time; null for 10 seconds.</param>
    /// <returns>How far the clock is from there: what to <see cref="Advance"/> by.</returns>
    /// <exception cref="TimeoutException">Nothing did.</exception>
    public async Task<TimeSpan> WaitForTimerAsync(TimeSpan atMost, TimeSpan? patience = null)
    {
        var armed = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_armed.MinBy(timer => timer.Due) is { } first && first.Due - _now <= atMost)
                return first.Due - _now;
            _waiting.Add((atMost, armed));
        }

        return await armed.Task.OrTimeOutAsync($"Something that waits for the clock, {Patience.Seconds(atMost)} at most,", patience).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Null when the clock is there.</summary>
    private TestTimer? NextDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_armed.MinBy(timer => timer.Due) is not { } next || next.Due > until)
            {
                // Another thread may have moved the clock further.
                _now = until > _now ? until : _now;
                return null;
            }

            _now = next.Due;
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero)
                Arm(next, next.Period);
            return next;
        }
    }

    private void Arm(TestTimer timer, TimeSpan delay)
    {
        timer.Due = _now + delay;
        _armed.Add(timer);
        _waiting.RemoveAll(waiter => delay <= waiter.AtMost && waiter.Armed.TrySetResult(delay));
    }

    private sealed class TestTimer(TestTime time, TimerCallback callback, object? state) : ITimer
    {
        internal TimeSpan Period { get; private set; }

        internal DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._armed.Remove(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                    time.Arm(this, dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
                time._armed.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);
    }
}
