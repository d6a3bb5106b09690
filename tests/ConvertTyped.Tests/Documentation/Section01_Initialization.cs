using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Documentation;

public class Section01_Initialization
{
    [Fact]
    public void A_core_can_start_from_a_given_config_without_the_network()
    {
        var core = new ConvertCore(new ConvertOptions
        {
            Config = ConvertConfig.FromString("""
                {
                  "account_id": "1001",
                  "project": { "id": "2002", "name": "Demo" },
                  "experiences": [],
                  "features": [],
                  "goals": []
                }
                """),
        }).Initialize();

        Assert.True(core.IsReady);
        core.Close();
    }

    [Fact]
    public async Task A_core_with_an_SDK_key_fetches_its_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(PageConfig.Json);
        var sdkKey = Environment.GetEnvironmentVariable("CONVERT_SDK_KEY") ?? "10041001/10042002";

        var core = new ConvertCore(new ConvertOptions
        {
            SdkKey = sdkKey,
            Environment = "production",
            Transport = new() { Timeout = TimeSpan.FromSeconds(5), ConfigEndpoint = server.ConfigEndpoint },
        }).Initialize();

        Assert.True(core.IsReady);
        core.Close();
        Assert.Equal("production", server.Config.Requests.All.Single().Query["environment"]);
    }

    [Fact]
    public void A_using_statement_disposes_the_core_as_a_with_statement_does_in_Python()
    {
        ConvertCore used;
        using (var core = new ConvertCore(new ConvertOptions { Config = PageConfig.Config }).Initialize())
        {
            var context = core.CreateContext("visitor-001");
            var result = context.RunExperience("checkout-experiment");
            Assert.NotNull(result);
            used = core;
        }

        Assert.Throws<ObjectDisposedException>(() => used.Initialize());
    }

    [Fact]
    public async Task A_long_running_service_refreshes_its_config_in_the_background()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(PageConfig.Json);
        var swapped = new TaskCompletionSource<ConfigUpdatedPayload>(TaskCreationOptions.RunContinuationsAsynchronously);

        var core = new ConvertCore(new ConvertOptions
        {
            SdkKey = "10041001/10042002",
            Transport = new() { ConfigEndpoint = server.ConfigEndpoint },
            Refresh = new()
            {
                Interval = TimeSpan.FromMinutes(5),     // refresh every 5 minutes
                Jitter = TimeSpan.FromSeconds(30),      // spread the requests of several instances
                BackoffFactor = 2.0,                    // exponential backoff on transient failures
                BackoffMax = TimeSpan.FromMinutes(10),  // never wait for longer than 10 minutes
            },
        }).Initialize();

        // Subscribe to config updates, for example to invalidate another cache:
        core.On(LifecycleEvent.ConfigUpdated, (payload, error) =>
        {
            if (payload.EntityCounts["goals"] == 0)
                swapped.SetResult(payload);
        });

        // Start a refresh at once, without waiting for it:
        server.Config.Serve("""{"account_id":"1001","project":{"id":"2002"}}""");
        core.RefreshNow();

        Assert.Equal("2002", (await swapped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ProjectId);
        core.Close();  // stops the background refresh
    }

    [Fact]
    public void The_current_snapshot_is_available_after_initialization()
    {
        using var core = new ConvertCore(new ConvertOptions { Config = PageConfig.Config });
        Assert.Null(core.CurrentConfig);
        core.Initialize();

        var snapshot = core.CurrentConfig;
        Assert.NotNull(snapshot);
        Assert.Equal(("2002", "1001"), (snapshot.ProjectId, snapshot.AccountId));
    }
}
