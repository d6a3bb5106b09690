namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Tests visitors of the Blazor sample who change the data that the prerendered page passes to the browser.</summary>
public class BlazorForgeryTests
{
    /// <summary>Replaces the page's data with the result of <c>forge</c> before Blazor reads the data, and records the errors that Blazor logs.</summary>
    private const string Intercept = """
        window.failures = [];
        const report = console.error;
        console.error = (...texts) => { window.failures.push(texts.join(' ')); report(...texts); };
        new MutationObserver(() => {
            const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
            while (comments.nextNode()) {
                const [, kind, state] = comments.currentNode.data.match(/^Blazor-(WebAssembly|Server)-Component-State:(.*)$/s) ?? [];
                if (kind === forgedKind && !window.forged) {
                    window.forged = true;
                    comments.currentNode.data = `Blazor-${kind}-Component-State:${forge(state)}`;
                }
            }
        }).observe(document, { childList: true, subtree: true });
        """;

    private const string ForgeDecisions = """
        const forgedKind = 'WebAssembly';
        const forge = text => {
            const state = JSON.parse(atob(text));
            const decisions = JSON.parse(JSON.parse(atob(state['ConvertTyped.Decisions'])));
            decisions.features.hero.variables.headline = 'Forged';
            const hero = decisions.experiences['hero-experiment'];
            [hero.variation, hero.variationId] = hero.variation === 'design' ? ['warmth', '100720002'] : ['design', '100720001'];
            state['ConvertTyped.Decisions'] = btoa(JSON.stringify(JSON.stringify(decisions)));
            return btoa(JSON.stringify(state));
        };
        """;

    private const string ForgeCircuit = "const forgedKind = 'Server'; const forge = text => text.slice(0, 40) + (text[40] === 'A' ? 'B' : 'A') + text.slice(41);";

    [Fact]
    public async Task Forged_decisions_affect_only_the_forgers_own_page_and_are_not_reported()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.OpenAsync($"{shop.Address}browser");
        var seen = await BlazorShop.SeenAsync(tab);
        await tab.RunOnEachPageAsync(ForgeDecisions + Intercept);
        await tab.ReloadAsync();
        Assert.Equal("WebAssembly", await BlazorShop.InteractiveAsync(tab));
        Assert.Equal("Forged", await tab.TextAsync("h1"));
        Assert.NotEqual(seen.Variation, await tab.TextAsync("#variation"));
        Assert.Equal("Queued", await BlazorShop.BuyAsync(tab));

        var honest = await browser.NewVisitorAsync();
        await honest.OpenAsync($"{shop.Address}browser");
        await BlazorShop.InteractiveAsync(honest);
        Assert.NotEqual("Forged", await honest.TextAsync("h1"));
        await BlazorShop.BuyAsync(honest);

        await BlazorShop.AssertCountedOnceAsync(shop, server, visitors: 2);
        var variation = seen.Headline.StartsWith("Light", StringComparison.Ordinal) ? "100720001" : "100720002";
        var forger = server.Tracking.Requests.All.SelectMany(request => request.Json.GetProperty("visitors").EnumerateArray()).First();
        Assert.Contains(forger.GetProperty("events").EnumerateArray(), happened =>
            happened.GetProperty("data").TryGetProperty("variationId", out var id) && id.GetString() == variation);
    }

    [Fact]
    public async Task A_circuit_with_forged_component_state_does_not_start()
    {
        BlazorShop.SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await BlazorShop.StartAsync(server);
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.RunOnEachPageAsync(ForgeCircuit + Intercept);
        await tab.OpenAsync($"{shop.Address}server");
        await tab.WaitAsync("window.forged && window.failures.length > 0");
        Assert.Equal("Static", await tab.TextAsync("#renderer"));
        await shop.TerminateAsync();
        Assert.Single(Events.Of(server).Select(happened => happened.Visitor).Distinct());
    }
}
