using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Configuration;

public class InitializeTests
{
    public static TheoryData<string> BrokenAnswers => new(Broken.Keys);

    private static Dictionary<string, Reply> Broken { get; } = new()
    {
        ["not found"] = Reply.Status(404),
        ["server error"] = Reply.Status(500),
        ["unexpected 304"] = Reply.Status(304),
        ["dropped"] = Reply.Dropped,
        ["truncated"] = Reply.Half(Shop.Json),
        ["too large"] = Reply.CompressedBlank(65L * 1024 * 1024),
        ["unknown encoding"] = Reply.Body("{}").WithHeader("Content-Encoding", "zstd"),
        ["wrong encoding header"] = Reply.Body(Shop.Json).WithHeader("Content-Encoding", "gzip"),
        ["redirect to http elsewhere"] = Reply.Redirect(302, "http://example.com/config"),
        ["redirect to another scheme"] = Reply.Redirect(302, "https://127.0.0.1/config"),
        ["redirect in a circle"] = Reply.Redirect(302, "/api/v1/again"),
    };

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task A_failed_first_fetch_causes_a_load_error_and_can_be_repeated(string answer)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Otherwise = Broken[answer];
        await using var core = new ConvertCore(Shop.RemoteOptions(server));

        var error = await Assert.ThrowsAsync<ConfigLoadException>(() => core.InitializeAsync());

        Assert.Equal("config_load_failed", error.Code);
        Assert.Equal("sdk_****_7890", error.Context["sdkKey"]);
        Assert.DoesNotContain(Shop.SdkKey, error.ToString(), StringComparison.Ordinal);
        Assert.False(core.IsReady);
        Assert.Throws<InvalidOperationException>(() => core.CreateContext("v1"));

        server.Config.Serve(Shop.Json);
        Assert.True((await core.InitializeAsync()).IsReady);
    }

    [Theory]
    [InlineData("http://example.com/config")]
    [InlineData("https://127.0.0.1/config")]
    [InlineData("/api/v1/again")]
    public async Task A_redirect_that_is_not_followed_causes_a_load_error(string target)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Otherwise = Reply.Redirect(302, target);
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        var error = await Assert.ThrowsAsync<ConfigLoadException>(() => core.InitializeAsync());
        Assert.Contains("a redirect that is not followed", error.Message, StringComparison.Ordinal);
        Assert.Equal("302", error.Context["statusCode"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    public async Task A_first_response_that_is_not_a_config_causes_an_InvalidConfigException(string body)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Body(body));
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        Assert.Throws<InvalidConfigException>(core.Initialize);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_finish_its_response_causes_a_load_error_after_the_timeout()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Otherwise = Reply.Stalled(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.TimeProvider = time;
        await using var core = new ConvertCore(options);
        var initialize = core.InitializeAsync();
        await server.Requests.WaitForAsync(1);
        time.Advance(options.Transport.Timeout);
        Assert.Contains("within 10 s", (await Assert.ThrowsAsync<ConfigLoadException>(() => initialize)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_callers_share_one_fetch()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Config.Otherwise = Reply.After(gate.Task, Reply.Body(Shop.Json));
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        var ready = 0;
        core.On(LifecycleEvent.Ready, (_, _) => ready++);
        var calls = Enumerable.Range(0, 5).Select(_ => core.InitializeAsync()).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(calls), same => Assert.Same(core, same));
        await core.InitializeAsync();
        Assert.Single(server.Requests.All);
        Assert.Equal(1, ready);
    }

    [Fact]
    public async Task Canceling_the_wait_of_one_caller_does_not_cancel_the_first_fetch()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Config.Otherwise = Reply.After(gate.Task, Reply.Body(Shop.Json));
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        using var timeout = new CancellationTokenSource();
        var impatient = core.InitializeAsync(timeout.Token);
        var patient = core.InitializeAsync();
        await timeout.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        Assert.True((await patient).IsReady);
    }

    [Fact]
    public async Task A_given_config_is_used_at_once_and_replaced_in_the_background_if_there_is_an_SDK_key()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Config.Otherwise = Reply.After(gate.Task, Reply.Body(Shop.JsonOf("2026-11-21T00:00:00+00:00-1").Replace("trial-started", "trial-begun", StringComparison.Ordinal)));
        var options = Shop.RemoteOptions(server);
        options.Config = Shop.Config;
        await using var core = new ConvertCore(options).Initialize();
        Assert.Same(Shop.Config.Snapshot, core.CurrentConfig);
        var upgraded = new TaskCompletionSource();
        var seen = 0;
        core.On(LifecycleEvent.ConfigUpdated, (_, _) =>
        {
            if (++seen == 2)
                upgraded.SetResult();
        });
        gate.SetResult();
        await upgraded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.NotNull(core.CurrentConfig!.GetConfigEntity("goal", "trial-begun"));
    }

    [Fact]
    public async Task A_given_config_stays_in_use_when_the_fetch_fails()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        var options = Shop.RemoteOptions(server);
        (options.Config, options.LoggerFactory) = (Shop.Config, logs);
        await using var core = new ConvertCore(options).Initialize();
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        Assert.Same(Shop.Config.Snapshot, core.CurrentConfig);
        Assert.Single(logs.Of(50));
    }

    [Fact]
    public void A_core_with_a_config_and_no_SDK_key_does_not_fetch_a_config()
    {
        using var core = new ConvertCore(new() { Config = Shop.Config, HttpMessageHandler = new ForbiddenHandler() }).Initialize();
        core.RefreshNow();
        Assert.True(core.RefreshAsync().IsCompletedSuccessfully);
        Assert.Same(Shop.Config.Snapshot, core.CurrentConfig);
    }

    [Fact]
    public async Task Blocking_calls_do_not_need_the_callers_synchronization_context()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var callers = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new StuckContext());
        try
        {
            using var core = new ConvertCore(Shop.RemoteOptions(server)).Initialize();
            core.CreateContext("v1").TrackConversion(Shop.Purchase);
            Assert.Equal(new(1, 0, 0), core.Flush());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(callers);
        }
    }

    private sealed class StuckContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    private sealed class ForbiddenHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No request was expected.");
    }
}
