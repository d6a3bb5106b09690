using ConvertTyped.Configuration;
using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Visitors;

namespace ConvertTyped.Tests;

[Collection(MeasuredMemory.Name)]
public class PreviewTests
{
    private const string Key = "sdk-key-1234567890";

    private static readonly ConfigText Config = new()
    {
        Experiences = """
            {"id":"10","key":"first","variations":[{"id":"1","key":"a","changes":[{"type":"fullStackFeature","data":{"feature_id":"f","variables_data":{"x":"first"}}}]}]},
            {"id":"20","key":"closed","environment":"nowhere","audiences":["nobody"],"variations":[
              {"id":"2","key":"b","status":"stopped","traffic_allocation":0,"changes":[{"type":"fullStackFeature","data":{"feature_id":"f","variables_data":{"x":"closed"}}}]},
              {"id":"3","key":"c"}]}
            """,
        Archived = "\"20\"",
        Audiences = ConfigText.Ruled("nobody", "{}"),
        Features = """{"id":"f","variables":[{"key":"x","type":"string"}]}""",
        Goals = """{"id":"g","key":"buy"}""",
        Segments = """{"id":"s","key":"s"}""",
    };

    private static readonly ConfigText Draft = new()
    {
        Experiences = """
            {"id":"30","key":"draft","variations":[{"id":"4","key":"d","changes":[{"type":"fullStackFeature","data":{"feature_id":"new","variables_data":{"y":1}}}]}]},
            {"id":"20","key":"closed","variations":[{"id":"5","key":"e"}]}
            """,
        Features = """{"id":"new","key":"new-feature"}""",
    };

    [Fact]
    public void A_preview_serves_a_variation_even_if_the_gates_of_the_experience_are_closed()
    {
        using var core = Config.Start(options => options.Environment = "live");
        var context = core.CreateContext("v");
        Assert.Null(context.RunExperience("closed"));
        Assert.True(context.SetPreview("20", "2"));
        Assert.Equal("2", context.RunExperience("closed")!.VariationId);
        Assert.Equal(["1", "2"], context.RunExperiences().Select(result => result.VariationId));
        Assert.Equal("closed", context.RunFeature("f")!.Variables.GetString("x"));
        Assert.Equal("closed", Assert.Single(context.RunFeatures()).ExperienceKey);
        Assert.Equal("preview", context.DiagnoseExperience("closed").Details["decision"]);
        Assert.Equal("preview", context.DiagnoseFeature("f").Details["decision"]);
        Assert.True(context.SetPreview("20", "3"));
        Assert.Equal("3", context.RunExperience("closed")!.VariationId);
        Assert.Equal("first", context.RunFeature("f")!.Variables.GetString("x"));
    }

    [Fact]
    public void A_preview_applies_to_the_views_of_its_context_and_to_no_other_context()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        var view = context.With(new Dictionary<string, object?> { ["a"] = 1 });
        Assert.True(view.SetPreview("20", "2"));
        Assert.All((ConvertContext[])[context, view, context.With()], previewing => Assert.NotNull(previewing.RunExperience("closed")));
        Assert.Null(core.CreateContext("v").RunExperience("closed"));
    }

    [Fact]
    public async Task A_preview_stores_and_tracks_nothing()
    {
        var store = new RecordedStore();
        var (heard, written) = (0, 0);
        await using var core = Config.Start(options => options.DataStore = store);
        using var bucketing = core.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        using var conversion = core.On(LifecycleEvent.Conversion, (_, _) => heard++);
        using var writing = core.On(LifecycleEvent.DataStoreQueueReleased, (_, _) => Interlocked.Increment(ref written));
        var context = core.CreateContext("v");
        context.SetPreview("20", "2");
        Assert.Equal(2, context.RunExperiences().Count);
        context.RunFeatures();
        context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
        Assert.True(context.RunCustomSegments(["s"]).Matched);
        Assert.Equal((ConversionStatus.NotTracked, false, "preview"), Described(context.TrackConversion("buy")));
        Assert.Equal((ConversionStatus.NotTracked, false, "preview"), Described(context.TrackConversion("buy", 9.99m, forceMultiple: true)));
        Assert.Equal((ConversionStatus.GoalNotFound, false, "goal_not_found"), Described(context.TrackConversion("nothing")));
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);

        Assert.Equal((0, 0, 0, 0), (heard, written, core.Parts.Events.Count, store.Sets));
        Assert.Null(core.Parts.Visitors.Find(new("v")));
        Assert.Equal("pro", context.VisitorAttributes["plan"]);
        Assert.Equal("US", context.DefaultSegments["country"]);
        var later = core.CreateContext("v");
        Assert.Empty(later.VisitorAttributes);
        Assert.Empty(later.DefaultSegments);
        Assert.Equal(ConversionStatus.Queued, later.TrackConversion("buy").Status);
        Assert.Equal((1, 1), (heard, core.Parts.Events.Count));
    }

    private static (ConversionStatus Status, bool Tracked, string? Reason) Described(ConversionResult result) => (result.Status, result.Tracked, result.Reason);

    [Fact]
    public async Task Concurrent_previews_store_nothing()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        for (var round = 0; round < 500; round++)
        {
            var context = core.CreateContext("v");
            Parallel.Invoke(
                () => context.SetPreview("20", "2"),
                () => context.SetPreview("20", "3"),
                () =>
                {
                    SpinWait.SpinUntil(() => context.RunExperience("closed") is not null);
                    for (var i = 0; i < 20; i++)
                        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
                });
            Assert.Equal("US", context.DefaultSegments["country"]);
        }

        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Equal(0, store.Sets);
    }

    [Fact]
    public void Report_segments_that_are_set_before_a_preview_apply_during_the_preview_and_in_later_contexts()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
        context.SetPreview("20", "2");
        context.SetSegments(new Dictionary<string, object?> { ["campaign"] = "x" });
        Assert.Equal(["country", "campaign"], context.DefaultSegments.Keys);
        Assert.Equal(["country"], core.CreateContext("v").DefaultSegments.Keys);
    }

    [Theory]
    [InlineData("20", "99")]
    [InlineData("99", "2")]
    [InlineData("", "2")]
    [InlineData("20", "")]
    [InlineData(null, null)]
    [InlineData("20/../x", "2")]
    public async Task Unknown_and_invalid_ids_cause_a_warning_and_change_nothing(string? experienceId, string? variationId)
    {
        using var logs = new RecordedLogs();
        await using var core = Config.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v");
        Assert.False(context.SetPreview(experienceId!, variationId!));
        Assert.False(await context.SetPreviewAsync(experienceId!, variationId!, TestContext.Current.CancellationToken));
        Assert.Equal(2, logs.Warnings.Count(message => message.StartsWith("The preview is ignored", StringComparison.Ordinal)));
        Assert.NotNull(context.RunExperience("first"));
        Assert.Equal(1, core.Parts.Events.Count);
    }

    [Fact]
    public void A_failed_preview_leaves_an_earlier_preview_unchanged()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        Assert.True(context.SetPreview("20", "2"));
        Assert.False(context.SetPreview("20", "99"));
        Assert.Equal("2", context.RunExperience("closed")!.VariationId);
    }

    [Fact]
    public async Task A_draft_is_fetched_for_a_preview()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server);
        server.Config.Serve(Draft.ToString());
        var context = core.CreateContext("v");
        Assert.True(await context.SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.Equal("4", context.RunExperience("draft")!.VariationId);
        Assert.Equal(["1", "4"], context.RunExperiences().Select(result => result.VariationId));
        Assert.Equal(1L, context.RunFeature("new-feature")!.Variables["y"]);
        Assert.Equal(["f", "new-feature"], context.RunFeatures().Select(feature => feature.FeatureKey));
        Assert.True(context.DiagnoseExperience("draft").Resolved);
        Assert.True(context.DiagnoseFeature("new-feature").Resolved);
        Assert.Equal("4", context.ExplainExperience("draft")!.Variation!.Id);
        var explained = context.ExplainFeature("new-feature")!;
        Assert.Equal((DecisionOrigin.Preview, 1L), (explained.Origin, explained.Result!.Variables["y"]));
        Assert.Null(core.CreateContext("w").RunExperience("draft"));

        var request = server.Config.Requests.All[^1];
        Assert.Equal($"/api/v1/config/{Key}?environment=staging&exp=30&_conv_low_cache=1", request.RawTarget);
        Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_variation_that_is_missing_from_the_config_is_fetched_for_a_preview()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server);
        server.Config.Serve(Draft.ToString());
        var context = core.CreateContext("v");
        Assert.True(context.SetPreview("20", "5"));
        Assert.Equal("e", context.RunExperience("closed")!.VariationKey);
        Assert.Equal(["1", "5"], context.RunExperiences().Select(result => result.VariationId));
    }

    [Fact]
    public async Task A_draft_is_cached_for_a_minute_and_fetched_once_for_concurrent_previews()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, time);
        var gate = new TaskCompletionSource();
        server.Config.Script(Reply.After(gate.Task, Reply.Body(Draft.ToString())));
        var asking = Enumerable.Range(0, 20).Select(i => core.CreateContext($"v{i}").SetPreviewAsync("30", "4")).ToArray();
        gate.SetResult();
        Assert.All(await Task.WhenAll(asking), Assert.True);
        Assert.Equal(2, server.Config.Requests.All.Count);

        server.Config.Serve(Draft.ToString());
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(await core.CreateContext("w").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Config.Requests.All.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await core.CreateContext("x").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.Equal(3, server.Config.Requests.All.Count);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, "{\"account_id\":\"1\",\"project\":{\"id\":\"2\"}}")]
    public async Task A_draft_that_does_not_exist_in_Convert_is_not_requested_again_within_a_minute(int status, string body)
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, time);
        server.Config.Script(Reply.Status(status, body));
        server.Config.Otherwise = Reply.Body(Draft.ToString());
        for (var i = 0; i < 5; i++)
            Assert.False(await core.CreateContext($"v{i}").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Config.Requests.All.Count);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await core.CreateContext("w").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Links_to_drafts_that_do_not_exist_cause_a_limited_number_of_requests_and_keep_no_config_in_memory()
    {
        using var logs = new RecordedLogs();
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, time, logs);
        server.Config.Otherwise = Reply.Body($$"""{"account_id":"1","project":{"id":"2"},"padding":"{{new string('x', 2_000_000)}}"}""");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 300; i++)
            Assert.False(await core.CreateContext("v").SetPreviewAsync($"{1000 + i}", "4", TestContext.Current.CancellationToken));
        Assert.Equal(1 + PreviewConfigCache.MostRequestsPerMinute, server.Config.Requests.All.Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 30_000_000);
        Assert.Contains("More than 30 drafts were requested within a minute", logs.Warnings.Last(), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(1));
        server.Config.Otherwise = Reply.Body(Draft.ToString());
        Assert.True(await core.CreateContext("v").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Large_configs_with_drafts_are_cached_up_to_a_total_size()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, time);
        for (var id = 30; id < 33; id++)
        {
            server.Config.Otherwise = Reply.Body($$"""{"account_id":"1","project":{"id":"2"},"padding":"{{new string('x', (PreviewConfigCache.Capacity / 2) - 1000)}}","experiences":[{"id":"{{id}}","key":"draft","variations":[{"id":"4"}]}]}""");
            Assert.True(await core.CreateContext("v").SetPreviewAsync($"{id}", "4", TestContext.Current.CancellationToken));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        // The last two fetched configs fit in the cache. The first config was evicted.
        Assert.True(await core.CreateContext("v").SetPreviewAsync("31", "4", TestContext.Current.CancellationToken));
        Assert.True(await core.CreateContext("v").SetPreviewAsync("32", "4", TestContext.Current.CancellationToken));
        Assert.Equal(4, server.Config.Requests.All.Count);
        Assert.False(await core.CreateContext("v").SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.Equal(5, server.Config.Requests.All.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_failed_fetch_of_a_draft_is_logged_and_the_next_preview_fetches_the_draft_again(int status)
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, logs: logs);
        server.Config.Script(Reply.Status(status, "[]"));
        server.Config.Otherwise = Reply.Body(Draft.ToString());
        var context = core.CreateContext("v");
        Assert.False(await context.SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Key, Assert.Single(logs.Warnings), StringComparison.Ordinal);
        Assert.Null(context.RunExperience("draft"));
        Assert.True(await context.SetPreviewAsync("30", "4", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_preview_of_a_draft_throws_on_cancellation_and_fails_if_the_core_is_closed()
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = await StartAsync(server, logs: logs);
        server.Config.Otherwise = Reply.After(new TaskCompletionSource().Task, Reply.Status(404));
        var context = core.CreateContext("v");
        using var cancellation = new CancellationTokenSource();
        var waiting = context.SetPreviewAsync("30", "4", cancellation.Token);
        var patient = context.SetPreviewAsync("30", "4", TestContext.Current.CancellationToken);
        await server.Config.Requests.WaitForAsync(2);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await core.DisposeAsync();
        Assert.False(await patient);
    }

    [Theory]
    [InlineData("100.200", "100", "200")]
    public void A_link_names_an_experience_and_a_variation(string parameter, string experienceId, string variationId)
    {
        Assert.True(PreviewLink.TryParse(parameter, out var link));
        Assert.Equal(new(experienceId, variationId), link);
        Assert.Equal(parameter, link.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("100")]
    [InlineData("100.")]
    [InlineData(".200")]
    [InlineData("1.2.3")]
    [InlineData("1 .2")]
    [InlineData("1.-2")]
    [InlineData("a1.2")]
    [InlineData("1.b")]
    [InlineData("1_0.2")]
    [InlineData("1/2.3")]
    [InlineData("1&exp=2.3")]
    [InlineData("é.1")]
    [InlineData("١.1")]
    public void A_parameter_in_another_format_is_not_a_link(string? parameter)
    {
        Assert.False(PreviewLink.TryParse(parameter, out var link));
        Assert.Equal(default, link);
        Assert.False(PreviewLink.TryParse(new string('1', 65) + ".1", out _));
    }

    private static Task<ConvertCore> StartAsync(FakeConvertServer server, TimeProvider? time = null, RecordedLogs? logs = null)
    {
        server.Config.Script(Reply.Body(Config.ToString()));
        return new ConvertCore(new()
        {
            SdkKey = Key,
            Environment = "staging",
            TimeProvider = time,
            LoggerFactory = logs,
            Transport = new() { ConfigEndpoint = server.ConfigEndpoint, TrackEndpoint = server.TrackEndpoint },
        }).InitializeAsync();
    }
}
