using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Configuration;

public class ConfigFreshnessTests
{
    private const string Config = """{"account_id":"1","project":{"id":"2"}}""";

    private const string Changed = """{"account_id":"1","project":{"id":"2"},"goals":[{"id":"3","key":"goal"}]}""";

    [Fact]
    public async Task A_successful_fetch_confirms_the_config_and_a_failed_fetch_does_not()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Config, entityTag: "\"1\"");
        var time = new TestTime();
        using var core = new ConvertCore(new ConvertOptions
        {
            SdkKey = "key", TimeProvider = time, Transport = new() { ConfigEndpoint = server.ConfigEndpoint },
        });
        Assert.Null(core.ConfigFreshness);

        var start = time.GetUtcNow();
        await core.InitializeAsync();
        Assert.Equal(new(start, start, false), core.ConfigFreshness);

        time.Advance(TimeSpan.FromMinutes(1));
        await core.RefreshAsync();
        Assert.Equal(new(start, start + TimeSpan.FromMinutes(1), false), core.ConfigFreshness);

        server.Config.Script(Reply.Status(500));
        time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());
        Assert.Equal(new(start, start + TimeSpan.FromMinutes(1), true), core.ConfigFreshness);
    }

    [Fact]
    public async Task Fetching_a_new_config_updates_both_times_and_clears_the_failure()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Config, entityTag: "\"1\"");
        var time = new TestTime();
        using var core = new ConvertCore(new ConvertOptions
        {
            SdkKey = "key", TimeProvider = time, Transport = new() { ConfigEndpoint = server.ConfigEndpoint },
        });
        await core.InitializeAsync();
        server.Config.Script(Reply.Status(500));
        await Assert.ThrowsAsync<ConfigLoadException>(() => core.RefreshAsync());

        server.Config.Serve(Changed, entityTag: "\"2\"");
        time.Advance(TimeSpan.FromMinutes(1));
        await core.RefreshAsync();
        Assert.Equal(new(time.GetUtcNow(), time.GetUtcNow(), false), core.ConfigFreshness);
    }

    [Fact]
    public void A_deployed_config_has_never_been_confirmed()
    {
        var time = new TestTime();
        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromString(Config), TimeProvider = time }).Initialize();
        Assert.Equal(new(time.GetUtcNow(), null, false), core.ConfigFreshness);
    }
}
