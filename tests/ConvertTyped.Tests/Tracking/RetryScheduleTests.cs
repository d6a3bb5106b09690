using ConvertTyped.Tracking;

namespace ConvertTyped.Tests.Tracking;

public class RetryScheduleTests
{
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void The_ceiling_doubles_with_each_failure_up_to_a_minute()
    {
        var schedule = new RetrySchedule(100, HalfSecond, () => 1);
        Assert.Equal(
            [0.5, 1, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 9).Select(failures => schedule.DelayAfter(failures, null)!.Value.TotalSeconds));
        Assert.Equal(TimeSpan.FromMinutes(1), schedule.DelayAfter(100, null));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.25, 500)]
    [InlineData(0.999, 1998)]
    public void Jitter_spreads_a_delay_from_zero_to_its_ceiling(double random, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new RetrySchedule(9, HalfSecond, () => random).DelayAfter(3, null));

    [Fact]
    public void There_are_as_many_retries_as_allowed()
    {
        var schedule = new RetrySchedule(2, HalfSecond);
        Assert.NotNull(schedule.DelayAfter(2, null));
        Assert.Null(schedule.DelayAfter(3, TimeSpan.Zero));
        Assert.Null(new RetrySchedule(0, HalfSecond).DelayAfter(1, null));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0.5)]
    [InlineData(-5, 0.5)]
    [InlineData(86_400, 60)]
    public void A_delay_is_at_least_as_long_as_the_server_requests_up_to_a_limit(int asked, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetrySchedule(3, HalfSecond, () => 1).DelayAfter(1, TimeSpan.FromSeconds(asked)));
}
