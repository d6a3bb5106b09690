using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Tracking;

public class ReleaseTimingTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Events_are_released_once_the_interval_has_elapsed()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => (options.TimeProvider, options.AutoFlushInterval) = (time, Interval));
        var releases = new Releases(core);
        Assert.Empty(time.PendingTimers);

        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        time.Advance(Interval - TimeSpan.FromTicks(1));
        Assert.Empty(server.Requests.All);
        time.Advance(TimeSpan.FromTicks(1));
        await releases.NextAsync();

        Assert.Equal(ReleaseReason.Timer, releases.All[0].Payload.Reason);
        Assert.Equal(0, (await core.FlushAsync()).Remaining);
        Assert.Empty(time.PendingTimers);
    }

    [Fact]
    public async Task Events_that_a_timed_release_did_not_deliver_are_sent_again_after_the_interval()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Status(500));
        await using var core = Shop.Core(server, options =>
        {
            (options.TimeProvider, options.AutoFlushInterval) = (time, Interval);
            options.Transport.MaxRetries = 0;
        });
        var releases = new Releases(core);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        time.Advance(Interval);
        await releases.NextAsync();
        await time.WaitForTimerAsync(delay => delay == Interval);
        time.Advance(Interval);
        await releases.NextAsync();
        Assert.Equal([500, null], releases.All.Select(release => release.Payload.StatusCode));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:42 GMT", 42)]
    [InlineData("100000", 60)]
    public async Task A_retry_waits_as_long_as_the_server_requests_but_at_most_one_minute(string retryAfter, int seconds)
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.RetryAfter(429, retryAfter));
        await using var core = Shop.Core(server, options => (options.TimeProvider, options.FlushTimeout) = (time, TimeSpan.FromHours(1)));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(seconds));
        Assert.Single(server.Requests.All);
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(new(1, 0, 0), await flush);
    }

    [Fact]
    public async Task A_flush_returns_an_error_after_its_timeout_if_the_server_does_not_respond()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.After(new TaskCompletionSource().Task, Reply.Body("{}"));
        await using var core = Shop.Core(server, options =>
            (options.TimeProvider, options.FlushTimeout, options.Transport.Timeout) = (time, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30)));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        await server.Requests.WaitForAsync(1);
        time.Advance(TimeSpan.FromSeconds(3));

        var result = await flush;
        Assert.Equal((0, 1, 0), (result.Delivered, result.Remaining, result.Dropped));
        var error = Assert.IsType<TrackingDeliveryException>(result.Error);
        Assert.Contains("3 s", error.Message, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string> { ["endpoint"] = "127.0.0.1", ["batch_size"] = "1" }, error.Context.ToDictionary());
    }

    [Fact]
    public async Task A_request_that_times_out_counts_as_a_transient_failure()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.After(new TaskCompletionSource().Task, Reply.Body("{}")));
        await using var core = Shop.Core(server, options =>
        {
            (options.TimeProvider, options.FlushTimeout, options.Transport.Timeout) = (time, TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
            options.Transport.MaxRetries = 0;
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        await server.Requests.WaitForAsync(1);
        time.Advance(TimeSpan.FromSeconds(30));

        var error = Assert.IsType<TrackingDeliveryException>((await flush).Error);
        Assert.Contains("did not respond within 30 s", error.Message, StringComparison.Ordinal);
        Assert.Null(error.StatusCode);
        Assert.Equal(new(1, 0, 0), await core.FlushAsync());
    }

    [Fact]
    public async Task The_wait_for_a_flush_can_be_canceled()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.After(new TaskCompletionSource().Task, Reply.Body("{}"));
        await using var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        using var timeout = new CancellationTokenSource();
        var flush = core.FlushAsync(timeout.Token);
        await server.Requests.WaitForAsync(1);
        await timeout.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delivery_that_waits_for_a_retry_is_attempted_at_once_on_flush_and_dispose(bool isDisposed)
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.RetryAfter(503, "30"));
        await using var core = Shop.Core(server, options =>
            (options.TimeProvider, options.BatchSize, options.FlushOnDispose) = (time, 1, true));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(30));
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        if (isDisposed)
            await core.DisposeAsync();
        else
            Assert.Equal(new(2, 0, 0), await core.FlushAsync());
        Assert.Equal(0, core.Parts.Events.Count);
    }

    [Fact]
    public async Task A_slow_response_does_not_delay_the_events_of_other_visitors_or_reorder_the_events_of_one_visitor()
    {
        var time = new TestTime();
        var answer = new TaskCompletionSource();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.After(answer.Task, Reply.Body("{}")));
        await using var core = Shop.Core(server, options => (options.TimeProvider, options.Transport.Timeout) = (time, TimeSpan.FromHours(1)));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var first = core.FlushAsync();
        await server.Requests.WaitForAsync(1);
        core.CreateContext("v1").TrackConversion(Shop.AddToCart);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        var early = core.FlushAsync();
        Assert.Single(server.Requests.All);
        time.Advance(TimeSpan.FromSeconds(1));
        var second = core.FlushAsync();
        await server.Requests.WaitForAsync(2);
        Assert.DoesNotContain("\"v1\"", server.Requests.All[1].Body, StringComparison.Ordinal);
        Assert.False(second.IsCompleted);
        answer.SetResult();

        Assert.Equal(0, (await second).Remaining);
        Assert.Null((await first).Error ?? (await early).Error);
        Assert.Contains("\"v1\"", server.Requests.All[2].Body, StringComparison.Ordinal);
    }
}
