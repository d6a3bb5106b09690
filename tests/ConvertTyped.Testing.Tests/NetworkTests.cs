using System.Net;

namespace ConvertTyped.Testing.Tests;

public class NetworkTests
{
    private static readonly TimeSpan BelowTimeouts = TimeSpan.FromSeconds(5);

    private readonly TestConvert _convert = new();

    [Fact]
    public void No_request_is_sent_until_the_test_starts_a_refresh_or_a_flush()
    {
        _convert.Context().RunFeatures();
        Assert.Empty(_convert.Transport.Requests);
    }

    [Fact]
    public async Task A_refresh_fetches_the_config_that_the_test_serves()
    {
        var before = _convert.Context();
        await _convert.RefreshAsync(ConvertConfig.FromString("""{"account_id":"10041001","project":{"id":"10042002"},"features":[{"id":"7","key":"brand-new"}]}"""));

        Assert.NotNull(before.GetConfigEntity("feature", "checkout-banner"));
        Assert.Null(_convert.Context().GetConfigEntity("feature", "checkout-banner"));
        using var _ = _convert.Feature("brand-new").Enable();
        Assert.NotNull(_convert.Context().RunFeature("brand-new"));
    }

    [Fact]
    public async Task A_failed_refresh_does_not_change_the_config_and_the_next_refresh_succeeds()
    {
        _convert.Transport.FailNext(HttpStatusCode.InternalServerError);
        var failed = await Assert.ThrowsAsync<ConfigLoadException>(() => _convert.RefreshAsync());
        Assert.Contains("500", failed.Message, StringComparison.Ordinal);
        Assert.NotNull(_convert.Context().GetConfigEntity("feature", "checkout-banner"));

        await _convert.RefreshAsync();
    }

    [Fact]
    public async Task Events_stay_queued_until_they_can_be_delivered()
    {
        _convert.Transport.FailNext(new HttpRequestException(HttpRequestError.ConnectionError));
        _convert.Context().TrackConversion("purchase_completed");

        var failed = await _convert.FlushAsync();
        var worked = await _convert.FlushAsync();

        Assert.Equal((0, 1), (failed.Delivered, failed.Remaining));
        Assert.Equal((1, 0), (worked.Delivered, worked.Remaining));
        Assert.Equal(_convert.Transport.Payloads[0], _convert.Transport.Payloads[1]);
    }

    [Fact]
    public async Task A_hanging_request_times_out_according_to_the_clock_of_the_test()
    {
        _convert.Transport.HangNext();
        var refresh = _convert.RefreshAsync();
        await _convert.Transport.WaitForRequestsAsync(1);
        Assert.False(refresh.IsCompleted);

        _convert.Time.Advance(TimeSpan.FromSeconds(11));

        await Assert.ThrowsAsync<ConfigLoadException>(() => refresh);
    }

    [Fact]
    public async Task Retries_wait_for_the_clock_of_the_test()
    {
        using var convert = new TestConvert(options => options.Transport.MaxRetries = 1);
        convert.Transport.FailNext(HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.FromSeconds(2));
        convert.Context().TrackConversion("purchase_completed");

        var flush = convert.FlushAsync();
        var wait = await convert.Time.WaitForTimerAsync(atMost: BelowTimeouts);
        Assert.Equal(TimeSpan.FromSeconds(2), wait);
        convert.Time.Advance(wait);

        Assert.Equal(1, (await flush).Delivered);
        Assert.Equal(2, convert.Transport.Payloads.Count);
    }

    [Fact]
    public async Task Events_are_released_once_the_flush_interval_has_elapsed_on_the_clock_of_the_test()
    {
        using var convert = new TestConvert(options => options.AutoFlushInterval = TimeSpan.FromSeconds(3));
        convert.Context().TrackConversion("purchase_completed");
        Assert.Empty(convert.Transport.Requests);

        convert.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.True((await convert.Transport.WaitForRequestsAsync(1))[0].IsTracking);
    }

    [Fact]
    public async Task The_config_is_refreshed_once_the_refresh_interval_has_elapsed_on_the_clock_of_the_test()
    {
        using var convert = new TestConvert(options => options.Refresh = new() { Interval = TimeSpan.FromMinutes(1), Jitter = TimeSpan.Zero });
        convert.Time.Advance(await convert.Time.WaitForTimerAsync(TimeSpan.FromMinutes(1)));

        Assert.False((await convert.Transport.WaitForRequestsAsync(1))[0].IsTracking);
    }

    [Fact]
    public async Task Options_cannot_replace_the_clock_the_handler_or_the_config()
    {
        using var socket = new SocketsHttpHandler();
        using var convert = new TestConvert(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.HttpMessageHandler = socket;
            options.Config = ConvertConfig.FromString("""{"account_id":"1","project":{"id":"2"}}""");
        });

        convert.Context().TrackConversion("purchase_completed");
        Assert.Equal(1, (await convert.FlushAsync()).Delivered);
        Assert.Equal(convert.Time.GetUtcNow(), Assert.Single(convert.Events).At);
    }

    [Fact]
    public void Negative_durations_and_zero_failures_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _convert.Time.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _convert.Transport.FailNext(times: 0));
    }

    [Fact]
    public async Task Waiting_for_a_timer_that_does_not_exist_times_out() =>
        await Assert.ThrowsAsync<TimeoutException>(() => _convert.Time.WaitForTimerAsync(BelowTimeouts, timeout: TimeSpan.FromMilliseconds(1)));

    [Fact]
    public async Task An_outage_lasts_for_the_number_of_requests_that_the_test_chose()
    {
        _convert.Transport.FailNext(times: 2);
        _convert.Context().TrackConversion("purchase_completed");

        Assert.Equal(1, (await _convert.FlushAsync()).Remaining);
        Assert.Equal(1, (await _convert.FlushAsync()).Remaining);
        Assert.Equal(1, (await _convert.FlushAsync()).Delivered);
    }

    [Fact]
    public async Task A_config_request_has_the_configured_headers_and_no_payload()
    {
        using var convert = new TestConvert(options => options.Transport.Headers = new Dictionary<string, string> { ["X-Shop"] = "northwind" });
        await convert.RefreshAsync();

        Assert.Equal("northwind", Assert.Single(convert.Transport.Requests).Headers["x-shop"]);
        Assert.Empty(convert.Transport.Payloads);
    }
}
