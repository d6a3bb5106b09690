using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Configuration;

public class RefreshTests
{
    private const string Newer = "2026-11-21T10:00:00+00:00-318";
    private const string Older = "2026-11-19T10:00:00+00:00-316";

    [Fact]
    public async Task New_contexts_use_a_refreshed_config_and_existing_contexts_keep_their_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        var old = core.CreateContext("v1");
        server.Config.Serve(Shop.JsonOf(Newer).Replace("trial-started", "trial-begun", StringComparison.Ordinal));
        await core.RefreshAsync();
        Assert.NotNull(old.GetConfigEntity("goal", "trial-started"));
        Assert.NotNull(core.CreateContext("v1").GetConfigEntity("goal", "trial-begun"));
    }

    [Fact]
    public async Task The_patterns_of_a_refreshed_config_are_compiled_before_the_config_is_used()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        Assert.False(IsCompiled(core));
        server.Config.Serve(Shop.JsonOf(Newer));
        var isCompiled = false;
        core.On(LifecycleEvent.ConfigUpdated, (_, _) => isCompiled = IsCompiled(core));
        await core.RefreshAsync();
        Assert.True(isCompiled);

        static bool IsCompiled(ConvertCore core) =>
            core.CurrentConfig!.Locations.Single(location => location.Key == "pricing-pages").Rules!.Any[0].All[0].Any[0].Pattern!.IsValueCreated;
    }

    [Theory]
    [InlineData("\"v1\"", null)]
    [InlineData("W/\"v1\"", null)]
    [InlineData(null, "2026-11-20T09:12:44Z")]
    [InlineData(null, null)]
    public async Task An_unchanged_config_raises_no_event(string? entityTag, string? lastModified)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json, entityTag, lastModified is null ? null : DateTimeOffset.Parse(lastModified, null));
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        var snapshot = core.CurrentConfig;
        var updates = new List<ConfigUpdatedPayload>();
        core.On(LifecycleEvent.ConfigUpdated, (payload, _) => updates.Add(payload));
        await core.RefreshAsync();
        await core.RefreshAsync();

        Assert.Single(updates);
        Assert.Same(snapshot, core.CurrentConfig);
        Assert.Equal(entityTag, server.Requests.All[2].Headers.GetValueOrDefault("If-None-Match"));
        Assert.Equal(lastModified is not null, server.Requests.All[2].Headers.ContainsKey("If-Modified-Since"));
        Assert.False(server.Requests.All[0].Headers.ContainsKey("If-None-Match"));
    }

    [Fact]
    public async Task A_failed_refresh_does_not_replace_the_config_and_a_series_of_failures_is_logged_once()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json, "\"v1\"");
        var options = Shop.RemoteOptions(server);
        options.LoggerFactory = logs;
        await using var core = await new ConvertCore(options).InitializeAsync();
        var snapshot = core.CurrentConfig;
        server.Config.Script(Reply.Status(503), Reply.Body("{]"), Reply.Body("{}"), Reply.Dropped, Reply.Half(Shop.Json));
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        await Assert.ThrowsAsync<InvalidConfigException>(() => core.RefreshAsync());
        await Assert.ThrowsAsync<InvalidConfigException>(() => core.RefreshAsync());
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        Assert.Same(snapshot, core.CurrentConfig);
        Assert.Single(logs.Of(50));
        await core.RefreshAsync();
        Assert.Same(snapshot, core.CurrentConfig);
        Assert.Single(logs.Of(51));
        Assert.Equal("\"v1\"", server.Requests.All[^1].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task An_older_config_never_replaces_a_newer_one()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        var snapshot = core.CurrentConfig;
        server.Config.Serve(Shop.JsonOf(Older));
        await core.RefreshAsync();
        Assert.Same(snapshot, core.CurrentConfig);
        server.Config.Serve(Shop.JsonOf("no time at all"));
        await core.RefreshAsync();
        Assert.NotSame(snapshot, core.CurrentConfig);
    }

    [Fact]
    public async Task A_config_without_a_time_in_its_version_never_replaces_a_config_that_was_modified_later()
    {
        var modified = DateTimeOffset.Parse("2026-11-20T10:00:00Z", null);
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.JsonOf("1"), lastModified: modified);
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        var snapshot = core.CurrentConfig;
        server.Config.Serve(Shop.JsonOf("2"), lastModified: modified.AddHours(-1));
        server.Config.Script(Reply.Body(Shop.JsonOf("2")).WithHeader("Last-Modified", "Fri, 20 Nov 2026 09:00:00 GMT"));
        await core.RefreshAsync();
        Assert.Same(snapshot, core.CurrentConfig);
        server.Config.Script(Reply.Body(Shop.JsonOf("3")).WithHeader("Last-Modified", "Fri, 20 Nov 2026 11:00:00 GMT"));
        await core.RefreshAsync();
        Assert.Equal("3", core.CurrentConfig!.Version);
    }

    [Theory]
    [InlineData("\"10042002\"", "\"10042003\"")]
    [InlineData("\"10041001\"", "\"10041009\"")]
    public async Task A_config_of_another_project_or_account_is_rejected_with_an_error(string ours, string theirs)
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.LoggerFactory = logs;
        await using var core = await new ConvertCore(options).InitializeAsync();
        var snapshot = core.CurrentConfig;
        var errors = new List<Exception?>();
        core.On(LifecycleEvent.ConfigUpdated, (payload, error) => errors.Add(error));
        server.Config.Serve(Shop.JsonOf(Newer).Replace(ours, theirs, StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidConfigException>(() => core.RefreshAsync());
        Assert.Same(snapshot, core.CurrentConfig);
        Assert.Equal([null, typeof(InvalidConfigException)], errors.Select(error => error?.GetType()));
        Assert.Single(logs.Of(50));
        Assert.True(core.ConfigFreshness!.IsFailing);
        server.Config.Serve(Shop.JsonOf(Newer));
        await core.RefreshAsync();
        Assert.Equal(Newer, core.CurrentConfig!.Version);
    }

    [Fact]
    public async Task RefreshNow_replaces_the_config_of_an_initialized_core()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        core.RefreshNow();
        await core.InitializeAsync();
        var updated = new TaskCompletionSource();
        server.Config.Serve(Shop.JsonOf(Newer));
        var isFirst = true;
        core.On(LifecycleEvent.ConfigUpdated, (_, _) =>
        {
            if (!isFirst)
                updated.SetResult();
            isFirst = false;
        });
        core.RefreshNow();
        await updated.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, server.Requests.All.Count);
    }

    [Fact]
    public async Task A_handler_can_start_a_refresh_and_wait_for_it()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var core = new ConvertCore(Shop.RemoteOptions(server));
        core.On(LifecycleEvent.Ready, (_, _) => core.RefreshAsync().GetAwaiter().GetResult());
        await core.InitializeAsync();
        Assert.Equal(2, server.Requests.All.Count);
    }

    [Fact]
    public async Task The_config_is_refreshed_at_intervals_that_grow_after_failures()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.TimeProvider = time;
        options.Refresh = new() { Interval = TimeSpan.FromMinutes(1), Jitter = TimeSpan.Zero, BackoffFactor = 3, BackoffMax = TimeSpan.FromMinutes(5) };
        await using var core = await new ConvertCore(options).InitializeAsync();
        await core.InitializeAsync();
        server.Config.Script(Reply.Status(500), Reply.Status(500), Reply.Status(500), Reply.Body(Shop.JsonOf(Newer)));

        foreach (var (minutes, requests) in new[] { (1, 2), (3, 3), (5, 4), (5, 5), (1, 6) })
        {
            await time.WaitForTimerAsync(delay => delay == TimeSpan.FromMinutes(minutes));
            Assert.Equal(requests - 1, server.Requests.All.Count);
            time.Advance(TimeSpan.FromMinutes(minutes));
            await server.Requests.WaitForAsync(requests);
        }

        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromMinutes(1));
        Assert.Equal(Newer, core.CurrentConfig!.Version);
    }

    [Fact]
    public async Task If_the_options_contain_a_config_the_refresh_loop_starts_with_a_refresh()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.JsonOf(Newer));
        var options = Shop.RemoteOptions(server);
        (options.Config, options.TimeProvider, options.Refresh) = (Shop.Config, time, new() { Jitter = TimeSpan.Zero });
        await using var core = new ConvertCore(options).Initialize();
        await time.WaitForTimerAsync(delay => delay == options.Refresh.Interval);
        Assert.Single(server.Requests.All);
        Assert.Equal(Newer, core.CurrentConfig!.Version);
        time.Advance(options.Refresh.Interval);
        await server.Requests.WaitForAsync(2);
    }

    [Fact]
    public void Without_an_SDK_key_a_refresh_does_nothing_and_there_is_no_timer()
    {
        var logs = new RecordedLogs();
        var time = new TestTime();
        using var core = new ConvertCore(new() { Config = Shop.Config, Refresh = new(), TimeProvider = time, LoggerFactory = logs }).Initialize();
        core.RefreshNow();
        Assert.Empty(time.PendingTimers);
        Assert.Contains("no SDK key", Assert.Single(logs.Of(55)), StringComparison.Ordinal);
    }
}
