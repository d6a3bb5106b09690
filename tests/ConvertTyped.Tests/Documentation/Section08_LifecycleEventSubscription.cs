using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Documentation;

public class Section08_LifecycleEventSubscription
{
    [Fact]
    public async Task Handlers_receive_releases_conversions_and_config_updates()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var said = new List<string>();
        await using var core = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint, MaxRetries = 0 });

        void OnQueueReleased(QueueReleasedPayload payload, Exception? error) => said.Add(error is not null
            ? $"delivery failed: status={payload.StatusCode} retries={payload.RetryAttempts ?? 0}"
            : $"delivered batch: reason={payload.Reason} events={payload.EventCount} visitors={payload.VisitorCount}");

        void OnConversion(ConversionEventPayload payload, Exception? error) =>
            said.Add($"conversion queued: visitor={payload.VisitorId} goal={payload.GoalKey}");

        void OnConfigUpdated(ConfigUpdatedPayload payload, Exception? error) =>
            said.Add($"config swapped: project={payload.ProjectId} experiences={payload.EntityCounts["experiences"]}");

        core.On(LifecycleEvent.ApiQueueReleased, OnQueueReleased);
        core.On(LifecycleEvent.Conversion, OnConversion);
        core.On(LifecycleEvent.ConfigUpdated, OnConfigUpdated);

        core.CreateContext("visitor-001").TrackConversion("purchase_completed");
        server.Tracking.Script(Reply.Status(503));
        core.Flush();
        core.Flush();

        Assert.Equal(
            [
                "config swapped: project=2002 experiences=4",
                "conversion queued: visitor=visitor-001 goal=purchase_completed",
                "delivery failed: status=503 retries=0",
                "delivered batch: reason=Explicit events=1 visitors=1",
            ],
            said);
    }

    [Fact]
    public void Subscribing_before_initialization_is_safe_and_Ready_is_delivered()
    {
        var ready = 0;
        using var core = new ConvertCore(new ConvertOptions { Config = PageConfig.Config });
        core.On(LifecycleEvent.Ready, (_, _) => ready++);
        Assert.Equal(0, ready);
        core.Initialize();
        Assert.Equal(1, ready);
    }

    [Fact]
    public void A_handler_that_throws_affects_nothing_else()
    {
        using var logs = new RecordedLogs();
        using var core = PageConfig.Core(options => options.LoggerFactory = logs);
        core.On(LifecycleEvent.Conversion, (_, _) => throw new InvalidOperationException());
        Assert.True(core.CreateContext("visitor-001").TrackConversion("add_to_cart").Tracked);
        Assert.Single(logs.Warnings);
    }

    [Fact]
    public void No_event_is_raised_for_a_repeated_conversion_or_an_unknown_goal()
    {
        var heard = 0;
        using var core = PageConfig.Core();
        core.On(LifecycleEvent.Conversion, (_, _) => heard++);
        var context = core.CreateContext("visitor-001");
        context.TrackConversion("add_to_cart");
        context.TrackConversion("add_to_cart");
        context.TrackConversion("nowhere");
        Assert.Equal(1, heard);
    }

    [Fact]
    public void In_CSharp_disposing_a_subscription_ends_it()
    {
        var heard = 0;
        using var core = PageConfig.Core();
        var subscription = core.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        core.CreateContext("visitor-001").RunExperience("homepage-test");
        subscription.Dispose();
        core.CreateContext("visitor-002").RunExperience("homepage-test");
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task In_CSharp_data_store_writes_are_also_reported()
    {
        var released = new TaskCompletionSource<DataStoreQueueReleasedPayload>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var core = PageConfig.Core(options => options.DataStore = new InMemoryDataStore());
        core.On(LifecycleEvent.DataStoreQueueReleased, (payload, _) => released.TrySetResult(payload));
        core.CreateContext("visitor-001").RunExperience("homepage-test");
        Assert.Equal(1, (await released.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).VisitorCount);
    }
}
