namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Starts the Blazor sample, and performs a visitor's actions on its pages.</summary>
internal static class BlazorShop
{
    private const string HeroExperiment = "100710001";
    private const string Purchase = "100730001";

    /// <summary>Starts the shop, which sends its events to the fake server.</summary>
    internal static Task<AppProcess> StartAsync(FakeConvertServer server, params (string Name, string Value)[] settings) => AppProcess.StartAsync(
        "samples/BlazorShop", [("Convert:Transport:TrackEndpoint", server.TrackEndpoint), ("Convert:EnableTracking", "true"), .. settings]);

    /// <summary>Waits until the page is interactive, and returns the name of its renderer.</summary>
    internal static Task<string> InteractiveAsync(BrowserPage tab) =>
        tab.WaitAsync("(name => name === 'Static' ? '' : name)(document.getElementById('renderer')?.innerText)");

    internal static async Task<(string Headline, string Variation)> SeenAsync(BrowserPage tab) => (await tab.TextAsync("h1"), await tab.TextAsync("#variation"));

    /// <summary>Buys an item, waits until the shop has received the purchase, and returns the status of the conversion.</summary>
    internal static async Task<string> BuyAsync(BrowserPage tab)
    {
        var renderer = await InteractiveAsync(tab);
        await tab.EvaluateAsync("window.clicked = performance.now(); document.querySelector('button').click()");
        var status = await tab.WaitAsync("document.querySelector('[role=status]').innerText");
        if (renderer == "WebAssembly")
            await tab.WaitAsync("performance.getEntriesByType('resource').some(entry => entry.startTime >= window.clicked && entry.name.includes('/convert-events/'))");
        return status;
    }

    /// <summary>Stops the shop, and checks that it has reported the decision and the purchase of each visitor exactly once.</summary>
    internal static async Task AssertCountedOnceAsync(AppProcess shop, FakeConvertServer server, int visitors)
    {
        await shop.TerminateAsync();
        var events = (
            from request in server.Tracking.Requests.All
            from visitor in request.Json.GetProperty("visitors").EnumerateArray()
            from happened in visitor.GetProperty("events").EnumerateArray()
            let data = happened.GetProperty("data")
            select (
                Visitor: visitor.GetProperty("visitorId").GetString()!,
                Entity: data.TryGetProperty("experienceId", out var experience) ? experience.GetString()! : data.GetProperty("goalId").GetString()!)).ToList();
        Assert.Equal(visitors, events.Select(happened => happened.Visitor).Distinct().Count());
        Assert.All(events.GroupBy(happened => happened.Visitor), visitor =>
            Assert.Equal([HeroExperiment, Purchase], visitor.Select(happened => happened.Entity).Order()));
        Assert.Equal(events.Distinct().Count(), events.Count);
    }

    internal static void SkipWithoutBrowser()
    {
        if (Browser.Executable is null)
            Assert.Skip("Chromium is not installed. Run tests/ConvertTyped.AspNetCore.Tests/install.sh.");
    }
}
