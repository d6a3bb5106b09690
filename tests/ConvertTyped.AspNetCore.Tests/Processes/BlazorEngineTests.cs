namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Tests the engine in WebAssembly, with a public config and without decisions from a server.</summary>
public class BlazorEngineTests
{
    [Fact]
    public async Task The_engine_makes_the_same_decisions_in_the_browser_as_on_the_server()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var shop = await AppProcess.StartAsync("samples/BlazorShop");
        var config = ConvertConfig.FromFile(Path.Combine(Repository.Root, "samples", "BlazorShop.Client", "wwwroot", "public-config.json"));
        using var core = new ConvertCore(new ConvertOptions { Config = config, Environment = "live", EnableTracking = false }).Initialize();
        await using var browser = await Browser.StartAsync();
        for (var visitors = 1; visitors <= 4; visitors++)
        {
            var tab = await browser.NewVisitorAsync();
            await tab.OpenAsync($"{shop.Address}engine");
            Assert.Equal("WebAssembly", await BlazorShop.InteractiveAsync(tab));
            var headline = await tab.TextAsync("h1");
            var visitor = await tab.EvaluateAsync("localStorage.getItem('visitor')");
            Assert.Equal(core.CreateContext(visitor).RunFeature("hero")?.Variables.GetString("headline"), headline);
            await tab.ReloadAsync();
            await BlazorShop.InteractiveAsync(tab);
            Assert.Equal(headline, await tab.TextAsync("h1"));
        }
    }
}
