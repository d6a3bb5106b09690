using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

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
    private readonly RecordedEvents _events = new();

    [Fact]
    public async Task Of_two_processes_that_count_before_either_has_written_one_sends_the_conversion()
    {
        await using var first = Start();
        await using var second = Start();
        var (a, b) = (first.CreateContext("v"), second.CreateContext("v"));
        Assert.Equal(ConversionStatus.Queued, a.TrackConversion("buy").Status);
        Assert.Equal(ConversionStatus.Queued, b.TrackConversion("buy").Status);

        var flushes = (await first.FlushAsync(), await second.FlushAsync());
        Assert.Equal(["conversion g"], _events.All);
        Assert.Equal((1, 0, 0), (flushes.Item1.Delivered + flushes.Item2.Delivered, flushes.Item1.Remaining + flushes.Item2.Remaining, first.Events.Count + second.Events.Count));
        Assert.Null(flushes.Item2.Error);
    }

    [Fact]
    public async Task What_is_left_out_leaves_the_order_and_the_count_of_the_others_alone()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        _store.Set(Visitor, """{"goals":["g"]}""");
        context.RunExperience("e");
        context.TrackConversion("buy");
        context.TrackConversion("look");

        var flush = await core.FlushAsync();
        Assert.Equal(["bucketing e-id", "conversion h"], _events.All);
        Assert.Equal((2, 0, 0), (flush.Delivered, flush.Remaining, flush.Dropped));
        Assert.Contains("\"g\",\"h\"", _store.Values[Visitor], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversion_that_was_forced_is_sent_whoever_else_counted_it()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        _store.Set(Visitor, """{"goals":["g"]}""");
        context.TrackConversion("buy", forceMultiple: true);
        context.TrackConversion("buy", forceMultiple: true);
        await core.FlushAsync();
        Assert.Equal(["conversion g", "conversion g"], _events.All);
    }

    [Fact]
    public async Task Writing_its_own_goal_again_takes_no_conversion_away()
    {
        await using var core = Start();
        var context = core.CreateContext("v");
        context.TrackConversion("buy");
        for (var i = 0; i < 5; i++)
        {
            context.SetSegments(new Dictionary<string, object?> { ["n"] = i });
            await core.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        await core.FlushAsync();
        Assert.Equal(["conversion g"], _events.All);
    }

    [Fact]
    public async Task A_store_that_fails_costs_no_conversion_even_when_the_write_had_come_through()
    {
        _store.AfterSet = _ => throw new TimeoutException();
        await using var core = Start();
        core.CreateContext("v").TrackConversion("buy");
        await core.Visitors.WriteAsync(ReleaseReason.Explicit);
        _store.AfterSet = null;
        await core.FlushAsync();
        Assert.Equal(["conversion g"], _events.All);
    }

    [Fact]
    public async Task A_store_that_hangs_leaves_a_flush_the_time_to_deliver()
    {
        using var blocked = new ManualResetEventSlim();
        _store.BeforeSet = _ => blocked.Wait();
        // Three requests' worth: waiting before each would take longer than the flush may.
        const int visitors = 2_500;
        await using var core = Start(options => (options.BatchSize, options.FlushTimeout) = (visitors + 1, TimeSpan.FromSeconds(6)));
        for (var i = 0; i < visitors; i++)
            core.CreateContext($"v{i}").TrackConversion("buy");
        var flush = await core.FlushAsync();
        blocked.Set();
        Assert.Equal((visitors, 0), (flush.Delivered, flush.Remaining));
    }

    [Fact]
    public async Task Tracking_waits_for_no_store()
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
        Assert.Equal(["conversion g", "conversion h"], _events.All);
    }

    [Fact]
    public async Task Of_many_processes_and_threads_one_counts_each_visitor()
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

        Assert.Equal(_events.WithVisitors.Distinct().Order(), _events.WithVisitors.Order());
        Assert.Equal(Visitors, _events.WithVisitors.Count(sent => sent.EndsWith("conversion g", StringComparison.Ordinal)));
    }

    private ConvertCore Start(Action<ConvertOptions>? configure = null) => Config.Start(options =>
    {
        (options.DataStore, options.HttpMessageHandler, options.BatchSize) = (_store, _events, 1000);
        configure?.Invoke(options);
    });

    /// <summary>Accepts every batch and keeps what was in it.</summary>
    private sealed class RecordedEvents : HttpMessageHandler
    {
        private readonly ConcurrentQueue<(string Visitor, string Event)> _all = new();

        internal string[] All => [.. _all.Select(sent => sent.Event)];

        internal string[] WithVisitors => [.. _all.Select(sent => $"{sent.Visitor} {sent.Event}")];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var payload = JsonElement.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            foreach (var visitor in payload.GetProperty("visitors").EnumerateArray())
            {
                foreach (var sent in visitor.GetProperty("events").EnumerateArray())
                {
                    var type = sent.GetProperty("eventType").GetString()!;
                    var id = sent.GetProperty("data").GetProperty(type == "bucketing" ? "experienceId" : "goalId").GetString();
                    _all.Enqueue((visitor.GetProperty("visitorId").GetString()!, $"{type} {id}"));
                }
            }

            return new(HttpStatusCode.OK);
        }
    }
}
