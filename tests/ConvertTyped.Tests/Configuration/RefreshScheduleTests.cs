using ConvertTyped.Configuration;

namespace ConvertTyped.Tests.Configuration;

public class RefreshScheduleTests
{
    private static readonly RefreshOptions Options = new();

    [Fact]
    public void Jitter_is_added_to_the_interval()
    {
        Assert.Equal(TimeSpan.FromSeconds(300), new RefreshSchedule(Options, () => 0).DelayAfter(0));
        Assert.Equal(TimeSpan.FromSeconds(315), new RefreshSchedule(Options, () => 0.5).DelayAfter(0));
        Assert.InRange(new RefreshSchedule(Options).DelayAfter(0), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(330));
    }

    [Fact]
    public void Jitter_is_also_added_to_the_longest_interval_so_that_processes_do_not_retry_at_the_same_time()
    {
        Assert.Equal(TimeSpan.FromSeconds(600), new RefreshSchedule(Options, () => 0).DelayAfter(1));
        Assert.Equal(TimeSpan.FromSeconds(615), new RefreshSchedule(Options, () => 0.5).DelayAfter(1));
        Assert.Equal(TimeSpan.FromSeconds(615), new RefreshSchedule(Options, () => 0.5).DelayAfter(100_000));
    }

    [Fact]
    public void Failures_multiply_the_interval_up_to_a_limit()
    {
        var schedule = new RefreshSchedule(new() { BackoffFactor = 1.5, BackoffMax = TimeSpan.FromSeconds(700), Jitter = TimeSpan.Zero });
        Assert.Equal([450, 675, 700, 700], new[] { 1, 2, 3, 100_000 }.Select(failures => schedule.DelayAfter(failures).TotalSeconds));
    }
}
