namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>The Blazor sample in a browser: one visitor and one decision from prerendering to the circuit and to WebAssembly.</summary>
public class BlazorShopTests
{
    /// <summary>Records every headline that the page shows, and whether it is gone for a moment.</summary>
    private const string RecordHeadlines = """
        window.headlines = [];
        new MutationObserver(() => {
            const text = document.querySelector('h1')?.innerText;
            if (text !== undefined || window.headlines.length > 0)
                window.headlines.push(text ?? 'none');
        }).observe(document, { childList: true, subtree: true, characterData: true });
        """;

    [Theory]
    [InlineData("server", "Server")]
    [InlineData("browser", "WebAssembly")]
    [InlineData("auto", "Server|WebAssembly")]
    public async Task A_visitor_sees_one_variation_without_flicker_and_is_counted_once(string page, string renderers)
    {
        SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await AppProcess.StartAsync(
            "samples/BlazorShop", ("Convert:Transport:TrackEndpoint", server.TrackEndpoint), ("Convert:EnableTracking", "true"));
        await using var browser = await Browser.StartAsync();
        for (var visitors = 1; visitors <= 3; visitors++)
        {
            var tab = await browser.NewVisitorAsync();
            await tab.RunOnEachPageAsync(RecordHeadlines);
            await tab.OpenAsync($"{shop.Address}{page}");
            var headline = await tab.TextAsync("h1");
            var variation = await tab.TextAsync("#variation");
            for (var reloads = 0; reloads < 2; reloads++)
            {
                Assert.Matches($"^({renderers})$", await InteractiveAsync(tab));
                Assert.Equal((headline, variation), (await tab.TextAsync("h1"), await tab.TextAsync("#variation")));
                Assert.Equal(headline, await tab.EvaluateAsync("[...new Set(window.headlines)].join('|')"));
                await tab.ReloadAsync();
            }

            var renderer = await InteractiveAsync(tab);
            Assert.Equal("Queued", await BuyAsync(tab));
            if (renderer == "WebAssembly")
                await WaitAsync(tab, "performance.getEntriesByType('resource').some(entry => entry.startTime >= window.clicked && entry.name.includes('/convert-events/'))");
        }

        await shop.TerminateAsync();
        var events = Events.Of(server);
        Assert.Equal(3, events.Select(happened => happened.Visitor).Distinct().Count());
        Assert.All(events.GroupBy(happened => happened.Visitor), visitor => Assert.Equal(["bucketing", "conversion"], visitor.Select(happened => happened.Type).Order()));
    }

    [Fact]
    public async Task The_switch_to_WebAssembly_keeps_the_variation()
    {
        SkipWithoutBrowser();
        await using var shop = await AppProcess.StartAsync("samples/BlazorShop");
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.OpenAsync($"{shop.Address}auto");
        var (headline, first) = (await tab.TextAsync("h1"), await InteractiveAsync(tab));
        Assert.Equal("Server", first);
        // Blazor notes there that it has downloaded what it needs.
        await WaitAsync(tab, "Object.keys(localStorage).some(key => key.startsWith('blazor-resource-hash'))");
        await tab.ReloadAsync();
        Assert.Equal("WebAssembly", await InteractiveAsync(tab));
        Assert.Equal(headline, await tab.TextAsync("h1"));
    }

    [Fact]
    public async Task The_page_for_WebAssembly_contains_no_rule_and_no_visitor()
    {
        await using var shop = await AppProcess.StartAsync("samples/BlazorShop");
        var page = await shop.Client.GetStringAsync("/browser");
        var state = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(
            System.Text.RegularExpressions.Regex.Match(page, "<!--Blazor-WebAssembly-Component-State:([^>]*)-->").Groups[1].Value));
        var handedOver = System.Text.Json.JsonDocument.Parse(state).RootElement.EnumerateObject()
            .Select(entry => System.Text.Encoding.UTF8.GetString(entry.Value.GetBytesFromBase64())).ToList();
        Assert.Contains(handedOver, entry => entry.Contains("hero-experiment", StringComparison.Ordinal));
        Assert.All(handedOver, entry => Assert.DoesNotMatch("(?i)audience|traffic|rule|dach|gift|delivery|cookie/", entry));
    }

    private static Task<string> InteractiveAsync(BrowserPage tab) =>
        WaitAsync(tab, "(name => name === 'Static' ? '' : name)(document.getElementById('renderer')?.innerText)");

    private static async Task<string> BuyAsync(BrowserPage tab)
    {
        await tab.EvaluateAsync("window.clicked = performance.now(); document.querySelector('button').click()");
        return await WaitAsync(tab, "document.querySelector('[role=status]').innerText");
    }

    /// <summary>Waits in the browser until an expression has a value.</summary>
    private static Task<string> WaitAsync(BrowserPage tab, string expression) => tab.EvaluateAsync($$"""
        new Promise(done => {
            const timer = setInterval(() => {
                const value = {{expression}};
                if (value) {
                    clearInterval(timer);
                    done(value);
                }
            }, 20);
        })
        """);

    private static void SkipWithoutBrowser()
    {
        if (Browser.Executable is null)
            Assert.Skip("There is no Chromium here: tests/ConvertTyped.AspNetCore.Tests/install.sh installs Debian's.");
    }
}
