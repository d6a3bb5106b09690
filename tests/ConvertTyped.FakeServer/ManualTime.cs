namespace ConvertTyped.FakeServer;

/// <summary>A clock that stands still until a test moves it, and says which timers wait for it.</summary>
public sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(Func<TimeSpan, bool> Wanted, TaskCompletionSource<TimeSpan> Found)> _waiting = [];
    private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Timers that will fire once the clock gets there.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_lock)
                return _armed.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock and fires, in order, the timers that fall due.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = until;
    }

    /// <summary>Completes, with the timer's delay, once a timer with such a delay is armed.</summary>
    public Task<TimeSpan> WaitForTimerAsync(Func<TimeSpan, bool> wanted)
    {
        lock (_lock)
        {
            if (_armed.Find(timer => wanted(timer.Delay)) is { } armed)
                return Task.FromResult(armed.Delay);
            var found = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(Patience);
        }
    }

    public Task<TimeSpan> WaitForTimerAsync(TimeSpan delay) => WaitForTimerAsync(armed => armed == delay);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _armed.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            _now = next.Due > _now ? next.Due : _now;
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero)
                Arm(next, next.Period);
            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan delay)
    {
        timer.Delay = delay;
        timer.Due = _now + delay;
        _armed.Add(timer);
        foreach (var (wanted, found) in _waiting)
        {
            if (wanted(delay))
                found.TrySetResult(delay);
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        internal TimeSpan Delay { get; set; }

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
