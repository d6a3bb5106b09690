using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Diagnostics;

namespace ConvertTyped.Tests.Tracking;

public class DeliveryTests
{
    [Fact]
    public async Task Flushing_an_empty_queue_makes_no_request()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server);
        Assert.Equal(new(0, 0, 0), await core.FlushAsync());
        Assert.Equal(new(0, 0, 0), core.Flush());
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(new(1, 0, 0), core.Flush());
        Assert.Equal(new(0, 0, 0), core.Flush());
        Assert.Single(server.Requests.All);
    }

    [Fact]
    public async Task Two_server_errors_delay_delivery_but_duplicate_no_event()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Status(500), Reply.Status(500));
        await using var core = Shop.Core(server);
        var releases = new Releases(core);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);

        Assert.Equal(new(1, 0, 0), await core.FlushAsync());

        Assert.Equal(3, server.Requests.All.Count);
        Assert.Single(server.Requests.All.Select(request => request.Body).Distinct());
        var (payload, error) = Assert.Single(releases.All);
        Assert.Equal(new(ReleaseReason.Explicit, 1, 1, 1, null, 2), payload);
        Assert.Null(error);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Transient_failures_leave_events_queued_in_order(int status)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Status(status);
        await using var core = Shop.Core(server, options => options.Transport.MaxRetries = 1);
        var releases = new Releases(core);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);

        var failed = await core.FlushAsync();

        Assert.Equal((0, 2, 0), (failed.Delivered, failed.Remaining, failed.Dropped));
        var error = Assert.IsType<TrackingDeliveryException>(failed.Error);
        Assert.Equal((status, 2), (error.StatusCode, error.Attempts));
        Assert.Equal((new QueueReleasedPayload(ReleaseReason.Explicit, 2, 2, 2, status, 1), error), Assert.Single(releases.All));

        server.Tracking.Otherwise = Reply.Body("{}");
        core.CreateContext("v3").TrackConversion(Shop.Purchase);
        Assert.Equal(new(3, 0, 0), await core.FlushAsync());
        Assert.Equal(["v1", "v2", "v3"], server.Requests.All.Skip(2).SelectMany(Visitors));
    }

    [Fact]
    public async Task A_rejection_drops_only_the_rejected_batch()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Status(400));
        await using var core = Shop.Core(server, options => options.LoggerFactory = logs);
        var releases = new Releases(core);
        for (var i = 0; i < 1500; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);

        var result = await core.FlushAsync();

        Assert.Equal((500, 0, 1000), (result.Delivered, result.Remaining, result.Dropped));
        Assert.Equal(400, Assert.IsType<TrackingDeliveryException>(result.Error).StatusCode);
        Assert.Equal([(1000, 400), (500, null)], releases.All.Select(release => (release.Payload.EventCount, release.Payload.StatusCode)));
        Assert.Equal(Enumerable.Range(1000, 500).Select(i => $"v{i}"), Visitors(server.Requests.All[1]));
        Assert.Single(logs.Of(45));
    }

    [Fact]
    public async Task The_error_of_a_failed_delivery_contains_the_host_the_status_the_batch_size_and_the_retries()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Status(503);
        await using var core = Shop.Core(server, options => (options.Transport.MaxRetries, options.Transport.RetryDelay) = (2, TimeSpan.FromTicks(1)));
        for (var i = 0; i < 3; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);

        var error = Assert.IsType<TrackingDeliveryException>((await core.FlushAsync()).Error);

        Assert.Equal(
            new Dictionary<string, string> { ["endpoint"] = "127.0.0.1", ["status_code"] = "503", ["batch_size"] = "3", ["retry_count"] = "2" },
            error.Context.ToDictionary());
    }

    [Fact]
    public async Task The_error_of_a_delivery_without_a_response_contains_no_status()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Dropped;
        await using var core = Shop.Core(server, options => options.Transport.MaxRetries = 0);
        core.CreateContext("v").TrackConversion(Shop.Purchase);
        var error = Assert.IsType<TrackingDeliveryException>((await core.FlushAsync()).Error);
        Assert.Equal(
            new Dictionary<string, string> { ["endpoint"] = "127.0.0.1", ["batch_size"] = "1", ["retry_count"] = "0" }, error.Context.ToDictionary());
    }

    [Fact]
    public async Task Events_of_a_project_without_a_valid_address_are_dropped_and_the_error_contains_no_host()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options =>
        {
            options.Config = ConvertConfig.FromString("""{"account_id":"1","project":{"id":"a b"},"goals":[{"id":"2","key":"buy"}]}""");
            options.Transport.TrackEndpoint = "https://[project_id].example.com";
        });
        core.CreateContext("v").TrackConversion("buy");
        var result = await core.FlushAsync();
        Assert.Equal((0, 0, 1), (result.Delivered, result.Remaining, result.Dropped));
        Assert.Equal(
            new Dictionary<string, string> { ["batch_size"] = "1", ["retry_count"] = "0" },
            Assert.IsType<TrackingDeliveryException>(result.Error).Context.ToDictionary());
    }

    [Fact]
    public async Task A_server_that_was_down_gets_every_event_once_when_it_is_up_again()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Dropped;
        await using var core = Shop.Core(server, options => options.LoggerFactory = logs);
        for (var i = 0; i < 30; i++)
        {
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);
            if (i % 10 == 9)
                Assert.Equal(i + 1, (await core.FlushAsync()).Remaining);
        }

        server.Tracking.Otherwise = Reply.Body("{}");
        var asked = server.Requests.All.Count;
        Assert.Equal(new(30, 0, 0), await core.FlushAsync());
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"v{i}"), server.Requests.All.Skip(asked).SelectMany(Visitors));
        Assert.Single(logs.Of(43));
        Assert.Single(logs.Of(44));
    }

    [Fact]
    public async Task A_batch_is_accepted_even_if_the_body_of_a_successful_response_never_ends()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Stalled("""{"status":"ok, or so it seems"}"""));
        await using var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(new(1, 0, 0), await core.FlushAsync());
        Assert.Single(server.Requests.All);
    }

    [Fact]
    public async Task Events_that_arrive_during_a_request_are_sent_with_the_next_request()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Tracking.Script(Reply.After(gate.Task, Reply.Body("{}")));
        await using var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var first = core.FlushAsync();
        await server.Requests.WaitForAsync(1);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        var second = core.FlushAsync();
        gate.SetResult();

        Assert.Equal(0, (await second).Remaining);
        await first;
        Assert.Equal(["v1", "v2"], server.Requests.All.Select(request => Assert.Single(Visitors(request))));
    }

    [Fact]
    public async Task A_flush_also_reports_a_rejection_in_an_earlier_release()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Tracking.Script(Reply.After(gate.Task, Reply.Status(400)));
        await using var core = Shop.Core(server, options => options.BatchSize = 1);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await server.Requests.WaitForAsync(1);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        var flush = core.FlushAsync();
        gate.SetResult();

        var result = await flush;
        Assert.Equal((1, 0, 1), (result.Delivered, result.Remaining, result.Dropped));
        Assert.Equal(400, Assert.IsType<TrackingDeliveryException>(result.Error).StatusCode);
        core.CreateContext("v3").TrackConversion(Shop.Purchase);
        Assert.Null((await core.FlushAsync()).Error);
    }

    [Fact]
    public async Task Reaching_the_batch_size_starts_a_release()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.BatchSize = 3);
        var releases = new Releases(core);
        for (var i = 0; i < 2; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);
        Assert.Empty(server.Requests.All);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        await releases.NextAsync();
        Assert.Equal((ReleaseReason.BatchSize, 3), (releases.All[0].Payload.Reason, releases.All[0].Payload.EventCount));
    }

    [Fact]
    public async Task A_redirect_to_an_unsafe_address_is_not_followed_and_the_events_stay_queued()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Redirect(307, "http://example.com/v1/track");
        await using var core = Shop.Core(server, options => options.Transport.MaxRetries = 0);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var result = await core.FlushAsync();
        Assert.Equal((0, 1), (result.Delivered, result.Remaining));
        Assert.Equal(307, Assert.IsType<TrackingDeliveryException>(result.Error).StatusCode);
        Assert.Single(server.Requests.All);
    }

    [Fact]
    public async Task Events_are_sent_to_the_address_of_an_allowed_redirect()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Redirect(308, "/elsewhere"));
        await using var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(1, (await core.FlushAsync()).Delivered);
        Assert.Equal(["/metrics/v1/track/10041001/10042002", "/elsewhere"], server.Requests.All.Select(request => request.Path));
        Assert.Equal(server.Requests.All[0].Body, server.Requests.All[1].Body);
    }

    [Fact]
    public async Task A_full_queue_drops_new_events_and_logs_one_warning()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Tracking.Script(Reply.After(gate.Task, Reply.Body("{}")));
        using var measured = new Measurements();
        await using var core = Shop.Core(server, options =>
            (options.MaxQueuedEvents, options.LoggerFactory, options.MeterFactory) = (5, logs, measured));
        for (var i = 0; i < 8; i++)
            Assert.Equal(ConversionStatus.Queued, core.CreateContext($"v{i}").TrackConversion(Shop.Purchase).Status);
        Assert.Single(logs.Of(41));
        Assert.Equal(3, measured.All.Count(value => value == "convert.events.dropped=1 reason=overflow"));
        gate.SetResult();
        Assert.Equal(new(5, 0, 0), await core.FlushAsync());
        core.CreateContext("v8").TrackConversion(Shop.Purchase);
        Assert.Equal(new(1, 0, 0), await core.FlushAsync());
    }

    [Fact]
    public async Task A_full_queue_is_released_even_if_the_batch_size_exceeds_the_capacity()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => (options.BatchSize, options.MaxQueuedEvents) = (10, 2));
        var releases = new Releases(core);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        core.CreateContext("v2").TrackConversion(Shop.Purchase);
        await releases.NextAsync();
        Assert.Equal((ReleaseReason.BatchSize, 2), (releases.All[0].Payload.Reason, releases.All[0].Payload.EventCount));
    }

    [Fact]
    public async Task A_queue_that_filled_up_while_the_server_was_down_is_released_again_when_more_events_arrive()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Status(500));
        await using var core = Shop.Core(server, options => (options.BatchSize, options.MaxQueuedEvents, options.Transport.MaxRetries) = (3, 3, 0));
        var releases = new Releases(core);
        for (var i = 0; i < 3; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);
        await releases.NextAsync();
        for (var i = 3; i < 6; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase);
        await releases.NextAsync();
        Assert.Equal([500, null], releases.All.Select(release => release.Payload.StatusCode));
        Assert.Equal(["v0", "v1", "v2"], Visitors(server.Requests.All[1]));
    }

    [Fact]
    public async Task Events_are_dropped_if_the_id_of_their_project_makes_the_address_invalid()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options =>
        {
            options.Config = ConvertConfig.FromString(Shop.Json.Replace("10042002", "a b/c", StringComparison.Ordinal));
            options.Transport.TrackEndpoint = "https://[project_id].example.com/v1";
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var result = await core.FlushAsync();
        Assert.Equal((0, 0, 1), (result.Delivered, result.Remaining, result.Dropped));
        Assert.NotNull(result.Error);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("TEXT/HTML; charset=utf-8")]
    public async Task A_batch_that_is_answered_with_an_HTML_page_is_not_accepted(string contentType)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Script(Reply.Page("<html>Log in to the network</html>", contentType));
        await using var core = Shop.Core(server, options => options.Transport.MaxRetries = 0);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var failed = await core.FlushAsync();
        Assert.Equal((0, 1), (failed.Delivered, failed.Remaining));
        Assert.Contains("HTML", failed.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(new(1, 0, 0), await core.FlushAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_of_a_failed_delivery_can_flush(bool isAsync)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Status(503);
        await using var core = Shop.Core(server, options => (options.FlushTimeout, options.Transport.MaxRetries) = (TimeSpan.FromHours(1), 0));
        var flushed = new TaskCompletionSource<FlushResult>();
        core.On(LifecycleEvent.ApiQueueReleased, (_, _) =>
            flushed.TrySetResult(isAsync ? core.FlushAsync().GetAwaiter().GetResult() : core.Flush()));
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var outer = await core.FlushAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 503), (outer.Remaining, Assert.IsType<TrackingDeliveryException>(outer.Error).StatusCode));
        Assert.Equal((1, outer.Error), ((await flushed.Task).Remaining, (await flushed.Task).Error));
    }

    [Fact]
    public async Task A_handler_of_a_delivery_can_queue_an_event_and_flush_it()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.FlushTimeout = TimeSpan.FromHours(1));
        var flushes = new List<FlushResult>();
        var releases = 0;
        core.On(LifecycleEvent.ApiQueueReleased, (_, _) =>
        {
            if (++releases > 1)
                return;
            core.CreateContext("v2").TrackConversion(Shop.Purchase);
            flushes.Add(core.Flush());
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(0, (await core.FlushAsync().WaitAsync(TimeSpan.FromSeconds(30))).Remaining);
        Assert.Equal(new(1, 0, 0), Assert.Single(flushes));
    }

    private static IEnumerable<string?> Visitors(RecordedRequest request) =>
        request.Json.GetProperty("visitors").EnumerateArray().Select(visitor => visitor.GetProperty("visitorId").GetString());
}
