namespace ConvertTyped.Testing.Clock;

/// <summary>
/// A timer that adds itself to the list of pending timers when it is started, and removes itself when it is stopped. A timer without a period also
/// removes itself when it fires.
/// </summary>
internal sealed class ObservedTimer(PendingTimerList pending, Func<long> now) : ITimer
{
    private ITimer? _inner;

    internal TimeSpan Period { get; private set; }

    /// <summary>The time at which the timer fires next, in ticks of the clock.</summary>
    internal long Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        if (dueTime >= TimeSpan.Zero)
            pending.Add(this, dueTime, now());
        else
            pending.Remove(this);
        return _inner!.Change(dueTime, period);
    }

    public void Dispose()
    {
        pending.Remove(this);
        _inner?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Start(ITimer inner, TimeSpan dueTime, TimeSpan period)
    {
        _inner = inner;
        Change(dueTime, period);
    }

    internal void Fire(TimerCallback callback, object? state)
    {
        pending.Fired(this);
        callback(state);
    }
}
