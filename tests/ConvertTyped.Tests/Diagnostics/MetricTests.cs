using System.Diagnostics.Metrics;
using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Semantics;
using ConvertTyped.Tests.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Tests.Diagnostics;

[Collection(Activities.CollectionName)]
public class MetricTests
{
    [Fact]
    public async Task Decisions_and_conversions_are_counted_by_key()
    {
        using var measured = new Measurements();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.MeterFactory = measured);
        var context = core.CreateContext("v1");
        var variation = context.RunExperience(Shop.Checkout)!.VariationKey;
        context.RunExperience(Shop.Checkout);
        context.TrackConversion(Shop.Purchase);
        context.TrackConversion(Shop.Purchase);
        context.TrackConversion("made-up");

        Assert.Equal(
            [
                $"convert.decisions=1 experience=checkout-experiment variation={variation}",
                $"convert.decisions=1 experience=checkout-experiment variation={variation}",
                "convert.conversions=1 goal=purchase_completed status=queued",
                "convert.conversions=1 goal=purchase_completed status=deduplicated",
                "convert.conversions=1 status=goal_not_found",
            ],
            measured.All);
    }

    [Fact]
    public async Task Queued_dropped_retried_and_delivered_events_are_counted()
    {
        using var measured = new Measurements();
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Tracking.Script(Reply.After(gate.Task, Reply.Status(500)), Reply.Body("{}"), Reply.Status(400));
        await using var core = Shop.Core(server, options => (options.MeterFactory, options.MaxQueuedEvents) = (measured, 2));
        foreach (var visitor in new[] { "v1", "v2", "v3" })
            core.CreateContext(visitor).TrackConversion(Shop.Purchase);
        Assert.Equal(["convert.events.queued=2"], measured.Observe());
        gate.SetResult();
        await core.FlushAsync();
        core.CreateContext("v4").TrackConversion(Shop.Purchase);
        await core.FlushAsync();

        Assert.Equal(
            [
                "convert.events.dropped=1 reason=overflow",
                "convert.events.queued=2",
                "convert.events.retried=2",
                "convert.events.delivered=2",
                "convert.events.dropped=1 reason=rejected",
            ],
            measured.All.Where(measurement => measurement.StartsWith("convert.events", StringComparison.Ordinal)));
        await core.DisposeAsync();
        Assert.Empty(measured.Observe());
    }

    [Fact]
    public async Task The_events_in_the_outbox_are_counted_every_five_seconds()
    {
        using var measured = new Measurements();
        var (outbox, time) = (new CountedOutbox(), new FakeTimeProvider());
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options =>
            (options.MeterFactory, options.Outbox, options.TimeProvider, options.AutoFlushInterval) = (measured, outbox, time, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain(measured.Observe(), measurement => measurement.StartsWith("convert.outbox", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(SpinWait.SpinUntil(() => measured.Observe().Contains("convert.outbox.events=42"), TimeSpan.FromSeconds(30)));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(1, outbox.Counts);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return measured.Observe().Contains("convert.outbox.events=1042");
            },
            TimeSpan.FromSeconds(30)));
        await core.DisposeAsync();
        Assert.Empty(measured.Observe());
    }

    [Fact]
    public async Task A_flush_does_not_throw_if_a_metric_listener_throws()
    {
        using var meters = new SilentMeters();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SilentMeters.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) =>
        {
            if (instrument.Name == "convert.events.delivered")
                throw new InvalidOperationException("The exporter is gone.");
        });
        listener.Start();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.MeterFactory = meters);
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        var result = await core.FlushAsync();
        Assert.Equal((1, 0), (result.Delivered, result.Remaining));
    }

    [Fact]
    public async Task Refreshes_and_their_failures_are_counted()
    {
        using var measured = new Measurements();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.MeterFactory = measured;
        await using var core = await new ConvertCore(options).InitializeAsync();
        await core.RefreshAsync();
        server.Config.Script(Reply.Body(Shop.JsonOf("2020-01-01")), Reply.Status(500));
        await core.RefreshAsync();
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());

        Assert.Equal(
            [
                "convert.config.refreshes=1 outcome=updated",
                "convert.config.refreshes=1 outcome=unchanged",
                "convert.config.refreshes=1 outcome=older",
                "convert.config.refresh_failures=1",
            ],
            measured.All);
    }

    [Fact]
    public async Task A_fetched_config_of_another_project_is_counted_only_as_a_failure()
    {
        using var measured = new Measurements();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.MeterFactory = measured;
        await using var core = await new ConvertCore(options).InitializeAsync();
        server.Config.Serve(Shop.Json.Replace("10042002", "10042003", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidConfigException>(() => core.RefreshAsync());

        Assert.Equal(["convert.config.refreshes=1 outcome=updated", "convert.config.refresh_failures=1"], measured.All);
    }

    [Fact]
    public void Counting_without_a_listener_allocates_nothing()
    {
        using var measured = new SilentMeters();
        using var instruments = new ConvertTyped.Diagnostics.Instruments(measured, () => 0);
        var variation = Shop.Config.Snapshot.Experiences[0].Variations[0];
        var goal = Shop.Config.Snapshot.Goals[0];
        Assert.Equal(0, Allocations.Of(() =>
        {
            instruments.Decided(variation);
            instruments.Converted(goal, ConversionStatus.Queued);
            instruments.Delivered(1);
            Assert.Null(instruments.Exchange("convert.config", HttpMethod.Get, SilentMeters.Address));
        }));
    }

    private sealed class SilentMeters : IMeterFactory
    {
        internal const string Name = "unheard";

        internal static Uri Address { get; } = new("https://example.com");

        public Meter Create(MeterOptions options) => new(Name);

        public void Dispose()
        {
        }
    }

    private sealed class CountedOutbox : IEventOutbox
    {
        internal int Counts { get; private set; }

        public ValueTask<int> AppendAsync(IReadOnlyList<OutboxEvent> events, CancellationToken cancellationToken = default) => new(0);

        public ValueTask<OutboxBatch?> LeaseAsync(string project, int most, TimeSpan duration, CancellationToken cancellationToken = default) => new((OutboxBatch?)null);

        public ValueTask AcknowledgeAsync(OutboxBatch batch, CancellationToken cancellationToken = default) => default;

        public ValueTask ReturnAsync(OutboxBatch batch, CancellationToken cancellationToken = default) => default;

        public ValueTask<long> CountAsync(string project, string? through = null, CancellationToken cancellationToken = default) => new(++Counts == 1 ? 42 : 1042);
    }
}
