namespace ConvertTyped.Testing.Tests;

public sealed class TimeTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly DateTimeOffset _start;
    private readonly List<(string Timer, double At)> _fired = [];
    private readonly List<ITimer> _timers = [];

    public TimeTests() => _start = _time.GetUtcNow();

    public void Dispose() => _timers.ForEach(timer => timer.Dispose());

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_fall_due_each_at_its_time()
    {
        Set("late", 3);
        Set("early", 1);
        Set("at once", 0);
        Set("at the end", 5);
        Set("after", 5.1);
        Set("never", Timeout.Infinite);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("at once", 0), ("early", 1), ("late", 3), ("at the end", 5)], _fired);
        Assert.Equal(5, Now);
    }

    [Fact]
    public void A_timer_with_a_period_fires_each_time()
    {
        Set("each", 1, period: 2);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([("each", 1), ("each", 3), ("each", 5)], _fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Timeout.Infinite)]
    public void A_timer_without_a_period_fires_once(double period)
    {
        Set("once", 1, period);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([("once", 1)], _fired);
    }

    [Fact]
    public void A_timer_that_is_put_off_fires_only_then()
    {
        var timer = Set("put off", 1);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([("put off", 4)], _fired);
    }

    [Fact]
    public async Task A_timer_that_is_disposed_does_not_fire()
    {
        Set("disposed", 1).Dispose();
        await Set("disposed too", 1).DisposeAsync();
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(_fired);
    }

    [Fact]
    public void A_timer_that_another_one_sets_fires_on_the_way()
    {
        _timers.Add(_time.CreateTimer(_ => Set("second", 2), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([("second", 3)], _fired);
    }

    [Fact]
    public void A_callback_that_moves_the_clock_on_is_not_moved_back()
    {
        _timers.Add(_time.CreateTimer(_ => _time.Advance(TimeSpan.FromSeconds(9)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(10, Now);
    }

    [Fact]
    public void What_passes_is_measured_by_it()
    {
        var begin = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), _time.GetElapsedTime(begin));
    }

    [Fact]
    public async Task The_nearest_timer_is_the_one_that_is_waited_for()
    {
        Set("far", 4);
        Set("near", 2);
        Assert.Equal(TimeSpan.FromSeconds(2), await _time.WaitForTimerAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_timer_further_away_is_not_waited_for()
    {
        Set("far", 20);
        var near = _time.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        Set("as far", 20);
        Assert.False(near.IsCompleted);

        Set("near", 5);
        Assert.Equal(TimeSpan.FromSeconds(5), await near);
    }

    [Fact]
    public async Task Waiting_in_vain_says_what_for()
    {
        var failed = await Assert.ThrowsAsync<TimeoutException>(
            () => _time.WaitForTimerAsync(TimeSpan.FromSeconds(5), patience: TimeSpan.FromMilliseconds(1)));
        Assert.Equal("Something that waits for the clock, 5 s at most, did not come within 0.001 s.", failed.Message);
    }

    private double Now => (_time.GetUtcNow() - _start).TotalSeconds;

    private ITimer Set(string name, double due, double period = Timeout.Infinite)
    {
        var timer = _time.CreateTimer(_ => _fired.Add((name, Now)), null, Span(due), Span(period));
        _timers.Add(timer);
        return timer;
    }

    private static TimeSpan Span(double seconds) => seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
}
