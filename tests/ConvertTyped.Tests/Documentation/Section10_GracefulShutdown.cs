using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Documentation;

public class Section10_GracefulShutdown
{
    [Fact]
    public async Task Close_does_not_flush_so_flush_first()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var core = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint });
        core.CreateContext("visitor-001").TrackConversion("purchase_completed");

        core.Flush();  // deliver any remaining queued events first
        core.Close();  // then release resources
        core.Close();  // idempotent

        Assert.Single(server.Tracking.Requests.All);

        var careless = PageConfig.Core(options => options.Transport = new() { TrackEndpoint = server.TrackEndpoint });
        careless.CreateContext("visitor-001").TrackConversion("purchase_completed");
        careless.Close();
        Assert.Single(server.Tracking.Requests.All);
    }

    [Fact]
    public void A_using_statement_closes_the_core()
    {
        ConvertCore used;
        using (var core = new ConvertCore(new ConvertOptions { Config = PageConfig.Config }).Initialize())
            used = core;
        Assert.Throws<ObjectDisposedException>(() => used.Initialize());
    }

    [Fact]
    public async Task Disposing_the_core_flushes_it_if_FlushOnDispose_is_set()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using (var core = PageConfig.Core(options =>
        {
            options.FlushOnDispose = true;
            options.Transport = new() { TrackEndpoint = server.TrackEndpoint };
        }))
            core.CreateContext("visitor-001").TrackConversion("purchase_completed");
        Assert.Single(server.Tracking.Requests.All);
    }
}
