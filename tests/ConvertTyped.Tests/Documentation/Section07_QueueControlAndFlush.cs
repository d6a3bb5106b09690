using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Documentation;

public class Section07_QueueControlAndFlush
{
    [Fact]
    public async Task Flush_delivers_all_queued_events_and_is_safe_on_an_empty_queue()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint });
        var context = core.CreateContext("visitor-001");

        context.TrackConversion("purchase_completed", revenue: 49.99m);
        context.TrackConversion("add_to_cart");

        var delivered = core.Flush();  // delivers all queued events and clears the queue
        var nothing = core.Flush();    // safe no-op on an empty queue: no transport call, no error

        Assert.Equal(new FlushResult(2, 0, 0), delivered);
        Assert.Equal(new FlushResult(0, 0, 0), nothing);
        Assert.Single(server.Tracking.Requests.All);
    }

    [Fact]
    public async Task Events_are_released_when_the_batch_size_is_reached()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = PageConfig.Core(options =>
        {
            options.BatchSize = 25;
            options.Transport = new() { TrackEndpoint = server.TrackEndpoint };
        });

        // The queue releases its events automatically when it contains 25 events.
        for (var visitor = 0; visitor < 24; visitor++)
            core.CreateContext($"visitor-{visitor}").TrackConversion("add_to_cart");
        Assert.Empty(server.Tracking.Requests.All);
        core.CreateContext("visitor-24").TrackConversion("add_to_cart");

        var request = Assert.Single(await server.Tracking.Requests.WaitForAsync(1));
        Assert.Equal(25, request.Json.GetProperty("visitors").GetArrayLength());
    }

    [Fact]
    public async Task Events_are_flushed_periodically()
    {
        var time = new TestTime();
        await using var server = await FakeConvertServer.StartAsync();

        // Flush every 5 seconds in a long-lived background worker:
        await using var core = PageConfig.Core(options =>
        {
            options.AutoFlushInterval = TimeSpan.FromSeconds(5);
            options.TimeProvider = time;
            options.Transport = new() { TrackEndpoint = server.TrackEndpoint };
        });

        core.CreateContext("visitor-001").TrackConversion("add_to_cart");
        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await server.Tracking.Requests.WaitForAsync(1);
    }

    [Fact]
    public async Task FlushAsync_can_be_awaited_in_a_finally_block()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint });
        try
        {
            core.CreateContext("visitor-001").TrackConversion("add_to_cart");
        }
        finally
        {
            var result = await core.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, result.Delivered);
        }
    }
}
