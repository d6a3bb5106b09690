namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Tests circuits of the Blazor sample that are paused or lose their connection.</summary>
public class BlazorCircuitTests
{
    /// <summary>Records the page's connections, so that tests can close them.</summary>
    private const string KeepSockets = """
        window.sockets = [];
        window.WebSocket = class extends WebSocket {
            constructor(...address) {
                super(...address);
                window.sockets.push(this);
            }
        };
        """;

    private const string IsOpen = "window.sockets.at(-1).readyState === WebSocket.OPEN";

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_circuit_whose_connection_breaks_continues_with_its_visitor(string scheme)
    {
        BlazorShop.SkipWithoutBrowser();
        using var certificate = new SelfSignedCertificate();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server, scheme == "https" ? certificate.Settings : []);
        await using var browser = await Browser.StartAsync();
        var (tab, seen) = await OpenAsync(browser, shop);
        for (var cuts = 1; cuts <= 2; cuts++)
        {
            await tab.EvaluateAsync("window.sockets.at(-1).close()");
            await tab.WaitAsync($"window.sockets.length === {cuts + 1} && {IsOpen}");
            Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        }

        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 1);
    }

    [Fact]
    public async Task A_paused_circuit_is_resumed_with_the_same_visitor()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var (tab, seen) = await OpenAsync(browser, shop);
        Assert.Equal("true", await tab.EvaluateAsync("Blazor.pauseCircuit()"));
        // While Blazor is still pausing the circuit, resumeCircuit returns false and does not resume it.
        await tab.WaitAsync("Blazor.resumeCircuit()");
        Assert.Equal("Server", await BlazorShop.InteractiveAsync(tab));
        Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 1);
    }

    [Fact]
    public async Task After_a_circuit_is_lost_the_reloaded_page_shows_the_same_content()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var (tab, seen) = await OpenAsync(browser, shop);
        await tab.EvaluateAsync("Blazor.disconnect()");
        await tab.ReloadAsync();
        Assert.Equal("Server", await BlazorShop.InteractiveAsync(tab));
        Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 1);
    }

    private static async Task<(BrowserPage Tab, (string, string) Seen)> OpenAsync(Browser browser, AppProcess shop)
    {
        var tab = await browser.NewVisitorAsync();
        await tab.RunOnEachPageAsync(KeepSockets);
        await tab.OpenAsync($"{shop.Address}server");
        var seen = await BlazorShop.SeenAsync(tab);
        Assert.Equal("Server", await BlazorShop.InteractiveAsync(tab));
        return (tab, seen);
    }
}
