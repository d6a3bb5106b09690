using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Tracking;

public class ClosingTests
{
    private static Reply Never => Reply.After(new TaskCompletionSource().Task, Reply.Body("{}"));

    [Fact]
    public async Task Closing_delivers_nothing_and_logs_the_number_of_undelivered_events()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        var core = Shop.Core(server, options => options.LoggerFactory = logs);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        core.Close();
        core.Dispose();
        await core.DisposeAsync();

        Assert.Empty(server.Requests.All);
        Assert.Contains("1 undelivered events", Assert.Single(logs.Of(46)), StringComparison.Ordinal);
        var late = await core.FlushAsync();
        Assert.Equal((0, 1), (late.Delivered, late.Remaining));
        Assert.Equal(
            new Dictionary<string, string> { ["endpoint"] = "127.0.0.1", ["batch_size"] = "1", ["retry_count"] = "0" },
            Assert.IsType<TrackingDeliveryException>(late.Error).Context.ToDictionary());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposing_flushes_first_if_FlushOnDispose_is_set(bool isAsync)
    {
        await using var server = await FakeConvertServer.StartAsync();
        var core = Shop.Core(server, options => options.FlushOnDispose = true);
        var releases = new Releases(core);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        if (isAsync)
            await core.DisposeAsync();
        else
            core.Dispose();
        Assert.Equal(new(ReleaseReason.AtExit, 1, 1, 1), Assert.Single(releases.All).Payload);
        Assert.Single(server.Requests.All);
    }

    [Fact]
    public async Task Closing_ends_a_flush_and_the_result_counts_the_remaining_events()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Never;
        var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        await server.Requests.WaitForAsync(1);
        core.Dispose();
        var result = await flush;
        Assert.Equal((0, 1), (result.Delivered, result.Remaining));
        Assert.IsType<TrackingDeliveryException>(result.Error);
    }

    [Fact]
    public async Task Closing_ends_the_wait_for_a_retry()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.RetryAfter(503, "33");
        var core = Shop.Core(server, options => (options.TimeProvider, options.FlushTimeout) = (time, TimeSpan.FromHours(1)));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(33));
        await core.DisposeAsync();
        Assert.Equal(503, Assert.IsType<TrackingDeliveryException>((await flush).Error).StatusCode);
    }

    [Fact]
    public async Task Closing_ends_a_refresh()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Body(Shop.Json));
        server.Config.Otherwise = Never;
        var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        var refresh = core.RefreshAsync();
        await server.Config.Requests.WaitForAsync(2);
        core.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => refresh);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => core.RefreshAsync());
        core.RefreshNow();
        Assert.True(core.IsReady);
    }

    [Fact]
    public async Task Closing_ends_the_first_fetch()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Otherwise = Never;
        var core = new ConvertCore(Shop.RemoteOptions(server));
        var initialize = core.InitializeAsync();
        await server.Config.Requests.WaitForAsync(1);
        await core.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => initialize);
    }

    [Fact]
    public void A_core_can_be_closed_before_it_is_initialized_but_not_initialized_afterwards()
    {
        var core = new ConvertCore(new() { Config = Shop.Config, FlushOnDispose = true });
        core.Close();
        core.Close();
        Assert.Throws<ObjectDisposedException>(core.Initialize);
    }

    [Fact]
    public async Task A_context_still_makes_decisions_after_its_core_is_closed()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var core = Shop.Core(server, options => options.BatchSize = 1);
        var context = core.CreateContext("v1");
        core.Dispose();
        Assert.NotNull(context.RunExperience(Shop.Checkout));
        var conversion = context.TrackConversion(Shop.Purchase);
        Assert.Equal((ConversionStatus.NotTracked, "closed"), (conversion.Status, conversion.Reason));
        Assert.Empty(server.Requests.All);
    }

    [Fact]
    public async Task Closing_from_within_a_handler_does_not_hang()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var core = Shop.Core(server);
        var closed = new TaskCompletionSource();
        core.On(LifecycleEvent.ApiQueueReleased, (_, _) =>
        {
            core.Dispose();
            closed.SetResult();
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(1, (await core.FlushAsync()).Delivered);
        await closed.Task;
    }

    [Fact]
    public async Task A_core_with_nothing_to_do_has_no_timer()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => (options.TimeProvider, options.AutoFlushInterval) = (time, TimeSpan.FromSeconds(1)));
        core.CreateContext("v1").RunExperience(Shop.Checkout, enableTracking: false);
        await core.FlushAsync();
        Assert.Empty(time.PendingTimers);
    }
}
