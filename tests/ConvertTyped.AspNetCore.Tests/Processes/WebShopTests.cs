namespace ConvertTyped.AspNetCore.Tests.Processes;

public class WebShopTests
{
    private const string Design = "Light, drawn with care";
    private const string Warmth = "Evenings begin with the right light";

    [Fact]
    public async Task The_shop_runs_without_an_SDK_key_and_with_tracking_off()
    {
        await using var shop = await AppProcess.StartAsync("samples/WebShop");
        using var page = await shop.Client.GetAsync("/");
        page.EnsureSuccessStatusCode();
        Assert.Matches($"{Design}|{Warmth}", await page.Content.ReadAsStringAsync());
        Assert.Equal("Healthy", await shop.Client.GetStringAsync("/health"));
        Assert.Contains("Tracking is off", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_page_without_a_feature_gate_has_one_main_landmark()
    {
        await using var shop = await AppProcess.StartAsync("samples/WebShop");
        foreach (var path in new[] { "/", "/thanks/halo", "/checkout/halo" })
            Assert.Equal(2, (await shop.Client.GetStringAsync(path)).Split("<main>").Length);
    }

    [Fact]
    public async Task A_gated_page_is_available_only_to_visitors_whose_menu_links_to_it()
    {
        await using var shop = await AppProcess.StartAsync("samples/WebShop");
        var seen = new HashSet<bool>();
        for (var visitor = 0; seen.Count < 2 && visitor < 100; visitor++)
        {
            using var page = await shop.Client.GetAsync("/");
            var hasLink = (await page.Content.ReadAsStringAsync()).Contains("href=\"/gifts\"", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/gifts");
            request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
            using var gifts = await shop.Client.SendAsync(request);
            Assert.Equal(hasLink, gifts.IsSuccessStatusCode);
            seen.Add(hasLink);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task In_Development_the_log_says_at_startup_that_tracking_is_on_and_how_to_turn_it_off()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await AppProcess.StartAsync("samples/WebShop", [.. Track(server), ("ASPNETCORE_ENVIRONMENT", "Development"), .. FullLog]);
        Assert.Contains(
            $"Tracking is on: decisions and conversions are sent to {server.Address.Host}. To turn tracking off, set ConvertOptions.EnableTracking to false.",
            shop.Output,
            StringComparison.Ordinal);
        using var explained = await shop.Client.GetAsync("/convert");
        Assert.True(explained.IsSuccessStatusCode);
    }

    [Fact]
    public async Task In_Production_the_log_says_that_the_explain_page_is_not_mapped()
    {
        await using var shop = await AppProcess.StartAsync("samples/WebShop", [("ASPNETCORE_ENVIRONMENT", "Production"), .. FullLog]);
        Assert.Contains("The explain page at /convert is not mapped, because the environment is not Development and MapConvertExplain was called without an authorization policy.", shop.Output, StringComparison.Ordinal);
        using var explained = await shop.Client.GetAsync("/convert");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, explained.StatusCode);
    }

    [Fact]
    public async Task SIGTERM_during_traffic_loses_no_event()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await AppProcess.StartAsync("samples/WebShop", [.. Track(server), ("Logging:LogLevel:Default", "Warning"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information")]);
        var served = 0;
        var enough = new TaskCompletionSource();
        var traffic = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 2000; i++)
            {
                try
                {
                    using var answer = await shop.Client.PostAsync("/buy/halo", content: null);
                    if (Interlocked.Increment(ref served) == 100)
                        enough.SetResult();
                }
                catch (HttpRequestException)
                {
                    return;
                }
            }
        }));
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await shop.TerminateAsync();
        await traffic;

        var events = Events.Of(server);
        Assert.InRange(events.Where(happened => happened.Type == "conversion").Select(happened => happened.Visitor).Distinct().Count(), served, int.MaxValue);
        Assert.Equal(events.Count, events.Distinct().Count());
    }

    [Fact]
    public async Task Visitors_see_the_same_variation_on_every_visit()
    {
        SkipWithoutBrowser();
        await using var shop = await AppProcess.StartAsync("samples/WebShop");
        await using var browser = await Browser.StartAsync();
        var seen = new HashSet<string>();
        for (var visitors = 0; seen.Count < 2 && visitors < 40; visitors++)
        {
            var page = await browser.NewVisitorAsync();
            await page.OpenAsync(shop.Address);
            var headline = await page.TextAsync("h1");
            for (var reloads = 0; reloads < 2; reloads++)
            {
                await page.ReloadAsync();
                Assert.Equal(headline, await page.TextAsync("h1"));
            }

            Assert.Empty(page.Complaints);
            if (seen.Add(headline))
                await ShootAsync(page, headline == Design ? "shop-design" : "shop-warmth");
        }

        Assert.Equal([Warmth, Design], seen.Order());
    }

    [Fact]
    public async Task A_preview_link_shows_its_variation_and_causes_no_event()
    {
        SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await AppProcess.StartAsync("samples/WebShop", Track(server));
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewVisitorAsync();
        await page.OpenAsync($"{shop.Address}convert");
        foreach (var (variation, headline) in new[] { ("design", Design), ("warmth", Warmth) })
        {
            await page.OpenAsync($"{shop.Address}convert");
            await page.LeaveAsync($"[...document.querySelectorAll('tr')].find(row => row.cells[0].innerText.trim() === '{variation}').querySelector('a').click()");
            Assert.Equal(headline, await page.TextAsync("h1"));
        }

        await shop.TerminateAsync();
        Assert.Empty(Events.Of(server));
    }

    [Fact]
    public async Task The_explain_page_names_the_rule_that_did_not_match()
    {
        SkipWithoutBrowser();
        await using var server = await FakeConvertServer.StartAsync();
        await using var shop = await AppProcess.StartAsync("samples/WebShop", Track(server));
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewVisitorAsync();
        await page.OpenAsync($"{shop.Address}convert");
        await ShootAsync(page, "explain-overview");
        await page.LeaveAsync(
            "document.querySelector('[name=visitor]').value = 'anna';"
            + "document.querySelector('[name=\"attribute.country\"]').value = 'FR'; document.querySelector('button').click()");

        var gate = await page.TextAsync(".gate.closed");
        Assert.Contains("Audience", gate, StringComparison.Ordinal);
        Assert.Contains("country equals DE actual: FR", gate.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
        await ShootAsync(page, "explain");

        await shop.TerminateAsync();
        Assert.Empty(Events.Of(server));
        Assert.DoesNotContain("anna", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_and_the_explain_page_have_no_serious_accessibility_problem()
    {
        SkipWithoutBrowser();
        if (!File.Exists(BrowserPage.AxePath))
            Assert.Skip("axe-core is not installed. Run tests/ConvertTyped.AspNetCore.Tests/install.sh.");
        await using var shop = await AppProcess.StartAsync("samples/WebShop");
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewVisitorAsync();
        await page.OpenAsync(shop.Address);
        Assert.Empty(await page.FindAccessibilityProblemsAsync());
        await page.OpenAsync($"{shop.Address}convert");
        Assert.Empty(await page.FindAccessibilityProblemsAsync());
        await page.LeaveAsync("document.querySelector('[name=visitor]').value = 'anna'; document.querySelector('button').click()");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        Assert.Empty(await page.FindAccessibilityProblemsAsync());
    }

    private static void SkipWithoutBrowser()
    {
        if (Browser.Executable is null)
            Assert.Skip("Chromium is not installed. Run tests/ConvertTyped.AspNetCore.Tests/install.sh.");
    }

    private static async Task ShootAsync(BrowserPage page, string name)
    {
        foreach (var width in new[] { BrowserPage.DesktopWidth, BrowserPage.PhoneWidth })
        {
            foreach (var scheme in new[] { "light", "dark" })
                Assert.Equal(0, await page.ScreenshotAsync(name, scheme, width));
        }
    }

    private static (string Name, string Value)[] FullLog => [("Logging:LogLevel:Default", "Information")];

    private static (string Name, string Value)[] Track(FakeConvertServer server) =>
        [("Convert:Transport:TrackEndpoint", server.TrackEndpoint), ("Convert:EnableTracking", "true")];
}
