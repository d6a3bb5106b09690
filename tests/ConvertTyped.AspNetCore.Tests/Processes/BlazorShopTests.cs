using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Tests the Blazor sample in a browser: a visitor keeps one id and one decision from prerendering to the circuit and to WebAssembly.</summary>
public partial class BlazorShopTests
{
    /// <summary>Records every headline that the page shows, and "none" whenever a headline disappears.</summary>
    private const string RecordHeadlines = """
        window.headlines = [];
        new MutationObserver(() => {
            const text = document.querySelector('h1')?.innerText;
            if (text !== undefined || window.headlines.length > 0)
                window.headlines.push(text ?? 'none');
        }).observe(document, { childList: true, subtree: true, characterData: true });
        """;

    [Theory]
    [InlineData("http", "server", "Server")]
    [InlineData("http", "browser", "WebAssembly")]
    [InlineData("http", "auto", "Server|WebAssembly")]
    [InlineData("https", "server", "Server")]
    [InlineData("https", "browser", "WebAssembly")]
    [InlineData("https", "auto", "Server|WebAssembly")]
    public async Task A_visitor_sees_one_variation_without_flicker_and_is_counted_once(string scheme, string page, string renderers)
    {
        BlazorShop.SkipWithoutBrowser();
        using var certificate = new SelfSignedCertificate();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server, scheme == "https" ? certificate.Settings : []);
        Assert.StartsWith($"{scheme}:", shop.Address, StringComparison.Ordinal);
        await using var browser = await Browser.StartAsync();
        for (var visitors = 1; visitors <= 3; visitors++)
        {
            var tab = await browser.NewVisitorAsync();
            await tab.RunOnEachPageAsync(RecordHeadlines);
            await tab.OpenAsync($"{shop.Address}{page}");
            var seen = await BlazorShop.SeenAsync(tab);
            for (var reloads = 0; reloads < 2; reloads++)
            {
                Assert.Matches($"^({renderers})$", await BlazorShop.InteractiveAsync(tab));
                Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
                Assert.Equal(seen.Headline, await tab.EvaluateAsync("[...new Set(window.headlines)].join('|')"));
                await tab.ReloadAsync();
            }

            Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        }

        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 3);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_visitor_who_uses_all_render_modes_counts_as_one_visitor(string scheme)
    {
        BlazorShop.SkipWithoutBrowser();
        using var certificate = new SelfSignedCertificate();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server, scheme == "https" ? certificate.Settings : []);
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.OpenAsync(shop.Address);
        var seen = await BlazorShop.SeenAsync(tab);
        await tab.ReloadAsync();
        Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        foreach (var (page, renderer) in new[] { ("server", "Server"), ("auto", "Server"), ("browser", "WebAssembly"), ("auto", "WebAssembly"), ("", "Static"), ("server", "Server") })
        {
            await tab.EvaluateAsync($"document.querySelector('nav a[href=\"{page}\"]').click()");
            await tab.WaitAsync($"location.pathname === '/{page}' && document.getElementById('renderer')?.innerText === '{renderer}'");
            Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        }

        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 1);
    }

    /// <summary>The component of the gift page has its own scope, and reads a decision that the first page does not read.</summary>
    [Theory]
    [InlineData("server", "server/gifts", "Server")]
    [InlineData("browser", "gifts", "WebAssembly")]
    [InlineData("engine", "gifts", "WebAssembly")]
    public async Task A_page_that_is_opened_later_shows_the_decisions_of_the_server(string first, string second, string renderer)
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var headlines = new List<string>();
        // Six out of ten visitors get the gift guide.
        for (var visitors = 1; visitors <= 6 || (visitors <= 20 && !headlines.Contains("Gifts of light")); visitors++)
        {
            var tab = await browser.NewVisitorAsync();
            await tab.OpenAsync($"{shop.Address}{first}");
            Assert.Equal(renderer, await BlazorShop.InteractiveAsync(tab));
            var walked = await WalkAsync(tab, second, "document.title === 'Gifts'", renderer);
            await tab.ReloadAsync();
            Assert.Equal(renderer, await BlazorShop.InteractiveAsync(tab));
            Assert.Equal(walked, await tab.TextAsync("h1"));
            headlines.Add(walked);
        }

        Assert.Contains("Gifts of light", headlines);
        await shop.TerminateAsync();
        // The engine's page sends no events. On the gift page, only visitors who get the gift guide take part in an experience.
        var visitorsWithEvents = first == "engine" ? headlines.Count(headline => headline == "Gifts of light") : headlines.Count;
        Assert.Equal(visitorsWithEvents, Events.Of(server).Select(happened => happened.Visitor).Distinct().Count());
    }

    [Fact]
    public async Task A_visitor_who_returns_to_a_page_in_WebAssembly_sees_the_same_content()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        for (var visitors = 1; visitors <= 3; visitors++)
        {
            var tab = await browser.NewVisitorAsync();
            await tab.OpenAsync($"{shop.Address}engine");
            Assert.Equal("WebAssembly", await BlazorShop.InteractiveAsync(tab));
            var offer = await WalkAsync(tab, "browser", "document.getElementById('variation')", "WebAssembly");
            var gifts = await WalkAsync(tab, "gifts", "document.title === 'Gifts'", "WebAssembly");
            Assert.Equal(offer, await WalkAsync(tab, "browser", "document.getElementById('variation')", "WebAssembly"));
            Assert.Equal(gifts, await WalkAsync(tab, "gifts", "document.title === 'Gifts'", "WebAssembly"));
            await WalkAsync(tab, "browser", "document.getElementById('variation')", "WebAssembly");
            Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
            await tab.ScreenshotAsync($"blazor-walk-{visitors}", "light", BrowserPage.DesktopWidth);
            Assert.DoesNotContain(tab.Complaints, complaint => !complaint.StartsWith("Failed to load resource", StringComparison.Ordinal));
        }

        await shop.TerminateAsync();
        var events = Events.Of(server);
        Assert.Equal(3, events.Select(happened => happened.Visitor).Distinct().Count());
        Assert.Equal(3, events.Count(happened => happened.Type == "conversion"));
    }

    [Fact]
    public async Task The_switch_to_WebAssembly_keeps_the_variation()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.OpenAsync($"{shop.Address}auto");
        var (seen, first) = (await BlazorShop.SeenAsync(tab), await BlazorShop.InteractiveAsync(tab));
        Assert.Equal("Server", first);
        // An entry in local storage shows that Blazor has downloaded its files.
        await tab.WaitAsync("Object.keys(localStorage).some(key => key.startsWith('blazor-resource-hash'))");
        await tab.ReloadAsync();
        Assert.Equal("WebAssembly", await BlazorShop.InteractiveAsync(tab));
        Assert.Equal(seen, await BlazorShop.SeenAsync(tab));
        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));
        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 1);
    }

    [Fact]
    public async Task The_data_that_a_page_passes_to_WebAssembly_contains_no_rule_and_no_visitor_id()
    {
        await using var shop = await AppProcess.StartAsync("samples/BlazorShop");
        using var answer = await shop.Client.GetAsync("/browser");
        var page = await answer.Content.ReadAsStringAsync();
        using var state = JsonDocument.Parse(Convert.FromBase64String(WebAssemblyState().Match(page).Groups[1].Value));
        var handedOver = state.RootElement.EnumerateObject().Select(entry => Encoding.UTF8.GetString(entry.Value.GetBytesFromBase64())).ToList();
        Assert.Contains(handedOver, entry => entry.Contains("hero-experiment", StringComparison.Ordinal));
        Assert.All(handedOver, entry => Assert.DoesNotMatch("(?i)audience|traffic|rule\\b|dach|delivery|checkout|cookie/", entry));
    }

    /// <summary><see cref="BlazorTemplateTests"/> also checks the content of a published application.</summary>
    [Fact]
    public void The_application_for_the_browser_does_not_embed_the_config()
    {
        var assembly = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "BlazorShop.Client", "bin", Dotnet.Configuration, "net10.0", "BlazorShop.Client.dll")).AsSpan();
        Assert.True(assembly.IndexOf(Encoding.Unicode.GetBytes("hero")) >= 0);
        Assert.True(assembly.IndexOf("traffic_allocation"u8) < 0 && assembly.IndexOf("match_type"u8) < 0);
    }

    /// <summary>
    /// Follows a link in the running application, checks that the new page shows only one headline while it becomes interactive, and returns this headline.
    /// </summary>
    private static async Task<string> WalkAsync(BrowserPage tab, string page, string isShown, string renderer)
    {
        await tab.EvaluateAsync($"{RecordHeadlines} document.querySelector('nav a[href=\"{page}\"]').click()");
        await tab.WaitAsync($"location.pathname === '/{page}' && {isShown} && document.getElementById('renderer')?.innerText === '{renderer}'");
        var headline = await tab.TextAsync("h1");
        Assert.Equal(headline, await tab.EvaluateAsync("[...new Set(window.headlines)].join('|')"));
        return headline;
    }

    [GeneratedRegex("<!--Blazor-WebAssembly-Component-State:([^>]*)-->")]
    private static partial Regex WebAssemblyState();
}
