using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Testing.Tests;

public sealed class TimeTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly List<string> _fired = [];
    private readonly List<ITimer> _timers = [];

    public void Dispose() => _timers.ForEach(timer => timer.Dispose());

    [Fact]
    public void The_clock_is_a_FakeTimeProvider_that_starts_in_2026()
    {
        Assert.IsType<FakeTimeProvider>(_time, exactMatch: false);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due()
    {
        Set("late", 3);
        Set("early", 1);
        Set("immediately", 0);
        Set("at the end", 5);
        Set("after", 5.1);
        Set("never", Timeout.Infinite);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["immediately", "early", "late", "at the end"], _fired);
    }

    [Fact]
    public void Pending_timers_are_sorted_by_their_remaining_time()
    {
        Set("late", 3);
        Set("early", 1);
        Set("never", Timeout.Infinite);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)], _time.PendingTimers);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([TimeSpan.FromSeconds(1)], _time.PendingTimers);
    }

    [Fact]
    public void A_periodic_timer_stays_pending()
    {
        Set("periodic", 1, period: 2);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["periodic", "periodic", "periodic"], _fired);
        Assert.Equal([TimeSpan.FromSeconds(1)], _time.PendingTimers);
    }

    [Fact]
    public void A_changed_timer_is_pending_only_once()
    {
        var timer = Set("changed", 1);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);
        Assert.Equal([TimeSpan.FromSeconds(4)], _time.PendingTimers);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Empty(_time.PendingTimers);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(_fired);
    }

    [Fact]
    public async Task A_disposed_timer_is_not_pending_and_does_not_fire()
    {
        Set("disposed", 1).Dispose();
        await Set("disposed asynchronously", 1).DisposeAsync();
        Assert.Empty(_time.PendingTimers);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(_fired);
    }

    [Fact]
    public void A_callback_gets_its_state()
    {
        _timers.Add(_time.CreateTimer(state => _fired.Add((string)state!), "state", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["state"], _fired);
    }

    [Fact]
    public void Elapsed_time_is_measured_by_the_clock()
    {
        var begin = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), _time.GetElapsedTime(begin));
    }

    [Fact]
    public async Task A_wait_returns_the_delay_of_the_nearest_timer()
    {
        Set("far", 4);
        Set("near", 2);
        Assert.Equal(TimeSpan.FromSeconds(2), await _time.WaitForTimerAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_timer_with_a_longer_delay_does_not_end_the_wait()
    {
        Set("far", 20);
        var near = _time.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        Set("just as far", 20);
        Assert.False(near.IsCompleted);

        Set("near", 5);
        Assert.Equal(TimeSpan.FromSeconds(5), await near);
    }

    [Fact]
    public async Task The_test_can_specify_which_timer_to_wait_for()
    {
        Set("near", 2);
        var exact = _time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(3));
        Assert.False(exact.IsCompleted);

        Set("exact", 3);
        Assert.Equal(TimeSpan.FromSeconds(3), await exact);
    }

    [Fact]
    public async Task The_error_for_a_wait_that_times_out_describes_the_expected_timer()
    {
        var instant = TimeSpan.FromMilliseconds(1);
        var nearest = await Assert.ThrowsAsync<TimeoutException>(() => _time.WaitForTimerAsync(TimeSpan.FromSeconds(5), timeout: instant));
        Assert.Equal("A timer with a delay of at most 5 s was not started within 0.001 s.", nearest.Message);
        var exact = await Assert.ThrowsAsync<TimeoutException>(() => _time.WaitForTimerAsync(_ => true, timeout: instant));
        Assert.Equal("The expected timer was not started within 0.001 s.", exact.Message);
    }

    private ITimer Set(string name, double due, double period = Timeout.Infinite)
    {
        var timer = _time.CreateTimer(_ => _fired.Add(name), null, Span(due), Span(period));
        _timers.Add(timer);
        return timer;
    }

    private static TimeSpan Span(double seconds) => seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
}
