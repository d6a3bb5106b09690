using ConvertTyped.Tests.Diagnostics;

namespace ConvertTyped.Tests.Visitors;

public class SharedConversionTests
{
    private const string Visitor = "1001-2002-v";
    private static readonly ConfigText Config = new()
    {
        Experiences = ConfigText.Experience("e"),
        Goals = """{"id":"g","key":"buy"},{"id":"h","key":"look"}""",
    };

    private readonly RecordedStore _store = new();
    private readonly TrackingEndpoint _endpoint = new();

    private string[] Sent => [.. _endpoint.Accepted.Select(sent => $"{sent.Type} {sent.EntityId}")];

    private string[] SentWithVisitors => [.. _endpoint.Accepted.Select(sent => $"{sent.VisitorId} {sent.Type} {sent.EntityId}")];

    [Fact]
    public async Task If_two_processes_count_a_conversion_before_writing_the_state_only_one_process_sends_the_event()
    {
        await using var first = Start();
        await using var second = Start();
        var (a, b) = (first.CreateContext("v"), second.CreateContext("v"));
        Assert.Equal(ConversionStatus.Queued, a.TrackConversion("buy").Status);
        Assert.Equal(ConversionStatus.Queued, b.TrackConversion("buy").Status);

        var flushes = (await first.FlushAsync(), await second.FlushAsync());
        Assert.Equal(["conversion g"], Sent);
        Assert.Equal((1, 0, 0), (flushes.Item1.Delivered + flushes.Item2.Delivered, flushes.Item1.Remaining + flushes.Item2.Remaining, first.Parts.Events.Count + second.Parts.Events.Count));
        Assert.Null(flushes.Item2.Error);
    }

    [Fact]
    public async Task An_event_that_another_process_sends_does_not_affect_the_order_of_the_other_events()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        _store.Set(Visitor, """{"goals":["g"]}""");
        context.RunExperience("e");
        context.TrackConversion("buy");
        context.TrackConversion("look");

        var flush = await core.FlushAsync();
        Assert.Equal(["bucketing e-id", "conversion h"], Sent);
        Assert.Equal((2, 0, 0), (flush.Delivered, flush.Remaining, flush.Dropped));
        Assert.Contains("\"g\",\"h\"", _store.Values[Visitor], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversion_with_forceMultiple_is_sent_even_if_another_process_counted_the_goal()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        _store.Set(Visitor, """{"goals":["g"]}""");
        context.TrackConversion("buy", forceMultiple: true);
        context.TrackConversion("buy", forceMultiple: true);
        await core.FlushAsync();
        Assert.Equal(["conversion g", "conversion g"], Sent);
    }

    [Fact]
    public async Task Writing_a_goal_again_loses_no_conversion()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        context.TrackConversion("buy");
        for (var i = 0; i < 5; i++)
        {
            context.SetSegments(new Dictionary<string, object?> { ["n"] = i });
            await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        await core.FlushAsync();
        Assert.Equal(["conversion g"], Sent);
    }

    [Fact]
    public async Task An_exception_after_a_successful_write_loses_no_conversion()
    {
        _store.AfterSet = _ => throw new TimeoutException();
        await using var core = Start();
        core.CreateContext("v").TrackConversion("buy");
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        _store.AfterSet = null;
        // The first flush may end with the failure of a write that began before the store worked again.
        await core.FlushAsync();
        await core.FlushAsync();
        Assert.Equal(["conversion g"], Sent);
    }

    [Fact]
    public async Task A_core_that_is_closed_while_the_store_hangs_still_delivers_all_events()
    {
        using var blocked = new ManualResetEventSlim();
        using var measured = new Measurements();
        _store.BeforeSet = _ => blocked.Wait();
        const int visitors = 2_500;
        var core = Start(options =>
            (options.BatchSize, options.FlushTimeout, options.FlushOnDispose, options.MeterFactory) = (visitors + 1, TimeSpan.FromSeconds(6), true, measured));
        for (var i = 0; i < visitors; i++)
            core.CreateContext($"v{i}").TrackConversion("buy");
        await core.DisposeAsync();
        blocked.Set();
        Assert.Equal(visitors, Sent.Length);
        Assert.Equal(visitors, measured.All.Count(value => value == "convert.events.unconfirmed=1"));
    }

    [Fact]
    public async Task A_conversion_that_the_store_does_not_confirm_in_time_is_sent_and_logged()
    {
        var time = new TestTime();
        using var logs = new RecordedLogs();
        using var blocked = new ManualResetEventSlim();
        _store.BeforeSet = _ => blocked.Wait();
        await using var core = Start(options =>
            (options.BatchSize, options.FlushTimeout, options.ClaimTimeout, options.TimeProvider, options.LoggerFactory)
            = (2, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), time, logs));
        var released = new Tracking.Releases(core);
        core.CreateContext("v").TrackConversion("buy");
        time.Advance(TimeSpan.FromSeconds(1));
        core.CreateContext("w").TrackConversion("buy");
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal((2, 0), (core.Parts.Events.Count, Sent.Length));
        time.Advance(TimeSpan.FromSeconds(1));
        await released.NextAsync();
        blocked.Set();
        Assert.Equal(["v conversion g", "w conversion g"], SentWithVisitors);
        Assert.Equal(2, logs.Of(49).Count());
    }

    [Fact]
    public async Task TrackConversion_does_not_wait_for_the_store()
    {
        using var blocked = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        _store.BeforeSet = _ =>
        {
            entered.Set();
            blocked.Wait();
        };
        await using var core = Start();
        var context = core.CreateContext("v");
        context.TrackConversion("buy");
        entered.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(ConversionStatus.Queued, context.TrackConversion("look").Status);
        Assert.Equal(ConversionStatus.Deduplicated, context.TrackConversion("look").Status);
        blocked.Set();
        await core.FlushAsync();
        Assert.Equal(["conversion g", "conversion h"], Sent);
    }

    [Fact]
    public async Task Exactly_one_of_many_processes_and_threads_sends_the_conversion_of_each_visitor()
    {
        const int Visitors = 500;
        var shared = new InMemoryDataStore();
        ConvertCore[] cores = [.. Enumerable.Range(0, 4).Select(_ => Start(options => (options.DataStore, options.BatchSize) = (shared, 7)))];
        await Parallel.ForEachAsync(Enumerable.Range(0, Visitors * cores.Length * 2), (i, _) =>
        {
            cores[i % cores.Length].CreateContext($"v{i / cores.Length / 2}").TrackConversion(i % 3 == 0 ? "look" : "buy");
            return ValueTask.CompletedTask;
        });
        foreach (var core in cores)
        {
            await core.FlushAsync();
            await core.DisposeAsync();
        }

        Assert.Equal(SentWithVisitors.Distinct().Order(), SentWithVisitors.Order());
        Assert.Equal(Visitors, SentWithVisitors.Count(sent => sent.EndsWith("conversion g", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_one_of_two_processes_that_bucket_a_visitor_reports_the_decision()
    {
        await using var first = Start();
        await using var second = Start();
        var (a, b) = (first.CreateContext("v"), second.CreateContext("v"));
        Assert.NotNull(a.RunExperience("e"));
        Assert.NotNull(b.RunExperience("e"));
        await first.FlushAsync();
        await second.FlushAsync();
        Assert.Equal(["bucketing e-id"], Sent);
    }

    [Fact]
    public async Task Conversions_wait_while_the_store_is_down_and_are_sent_once_when_it_works_again()
    {
        var time = new TestTime();
        var store = new RemoteStore();
        await using var first = Start(options => (options.DataStore, options.AsyncDataStore, options.TimeProvider) = (null, store, time));
        await using var second = Start(options => (options.DataStore, options.AsyncDataStore, options.TimeProvider) = (null, store, time));
        ConvertContext[] contexts =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).CreateContextAsync($"v{i / 2}"))),
        ];
        store.Before = _ => throw new TimeoutException();
        foreach (var context in contexts)
            context.TrackConversion("buy");
        var flush = await first.FlushAsync();
        Assert.Equal((0, 20, 0), (flush.Delivered, flush.Remaining, flush.Unconfirmed));
        Assert.Equal(
            new Dictionary<string, string> { ["endpoint"] = "2002.metrics.convertexperiments.com", ["batch_size"] = "20", ["retry_count"] = "0" },
            Assert.IsType<TrackingDeliveryException>(flush.Error).Context.ToDictionary());
        Assert.Empty(Sent);

        // A claim whose response is lost must not be mistaken for a claim of another process.
        var lost = 0;
        store.Before = _ => Task.CompletedTask;
        store.AfterWrite = _ => Interlocked.Increment(ref lost) % 3 == 0 ? throw new TimeoutException() : Task.CompletedTask;
        for (var i = 0; i < 20; i++)
        {
            await first.FlushAsync();
            await second.FlushAsync();
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"v{i} conversion g").Order(), SentWithVisitors.Order());
    }

    private ConvertCore Start(Action<ConvertOptions>? configure = null) => Config.Start(options =>
    {
        (options.DataStore, options.HttpMessageHandler, options.BatchSize) = (_store, _endpoint, 1000);
        configure?.Invoke(options);
    });
}
