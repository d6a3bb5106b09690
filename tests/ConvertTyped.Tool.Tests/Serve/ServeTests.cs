using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConvertTyped.AspNetCore.Tests.Processes;

namespace ConvertTyped.Tool.Tests.Serve;

public sealed class ServeTests : IDisposable
{
    private readonly Workplace _workplace = new();
    private readonly HttpClient _http = new();
    private Process? _server;

    [Fact]
    public async Task An_application_gets_the_config_and_its_events_are_shown()
    {
        var address = await StartAsync();
        await TrackAsync(address, "v1");

        var events = await EventsAsync(address, 2);

        Assert.Equal(("bucketing", "checkout-experiment", "control"), (events[0].GetProperty("type").GetString(), events[0].GetProperty("key").GetString(), events[0].GetProperty("variation").GetString()));
        Assert.Equal(("conversion", "add_to_cart", "v1"), (events[1].GetProperty("type").GetString(), events[1].GetProperty("key").GetString(), events[1].GetProperty("visitor").GetString()));
        Assert.Contains("<h1>Events</h1>", await _http.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_an_event_as_a_row_as_soon_as_it_is_received()
    {
        SkipWithoutBrowser();
        var address = await StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewVisitorAsync();
        await page.OpenAsync(address);
        await page.WaitAsync("document.querySelector('#state').textContent === 'Connected'");
        Assert.Contains("No events yet.", await page.TextAsync(), StringComparison.Ordinal);

        await TrackAsync(address, "v1");

        await page.WaitAsync("document.querySelectorAll('tbody tr').length === 2");
        Assert.Equal("v1|conversion|add_to_cart| v1|bucketing|checkout-experiment|control", await RowsAsync(page));
        Assert.Equal("2 received", await page.TextAsync("#count"));
        Assert.DoesNotContain("No events yet.", await page.TextAsync(), StringComparison.Ordinal);

        // Markup in a visitor id is shown as plain text.
        const string Visitor = "<img src=x onerror=\"document.title='attacked'\">";
        await TrackAsync(address, Visitor);
        await page.WaitAsync("document.querySelectorAll('tbody tr').length >= 3");
        Assert.Equal((Visitor, "0"), (await page.TextAsync("tbody td:nth-child(2)"), await page.EvaluateAsync("document.images.length")));

        // The filter ignores case, and also applies to events that arrived before the page was opened.
        await page.ReloadAsync();
        await page.WaitAsync("document.querySelectorAll('tbody tr').length >= 3");
        await page.EvaluateAsync("document.querySelector('#filter').value = 'ADD_to_cart'; document.querySelector('#filter').oninput()");
        Assert.DoesNotContain("checkout-experiment", await page.TextAsync("tbody"), StringComparison.Ordinal);
        Assert.Contains("add_to_cart", await page.TextAsync("tbody"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_page_has_no_serious_accessibility_problem_with_or_without_events()
    {
        SkipWithoutBrowser();
        if (!File.Exists(BrowserPage.AxePath))
            Assert.Skip("axe-core is not installed. Run tests/ConvertTyped.AspNetCore.Tests/install.sh.");
        var address = await StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewVisitorAsync();
        await page.OpenAsync(address);
        Assert.Empty(await page.FindAccessibilityProblemsAsync());
        await TrackAsync(address, "v1");
        await page.WaitAsync("document.querySelectorAll('tbody tr').length === 2");
        Assert.Empty(await page.FindAccessibilityProblemsAsync());
    }

    [Fact]
    public async Task A_changed_file_is_served_at_once_unless_it_is_invalid()
    {
        var config = $"{await StartAsync()}api/v1/config/any-key";
        var first = await _http.GetAsync(config, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, config);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);

        _workplace["convert.json"] = ShopConfig.Changed(changed => changed["project"]!["name"] = "Changed");
        Assert.Contains("\"Changed\"", await _http.GetStringAsync(config, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        _workplace["convert.json"] = "{";
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync(config, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Without_the_config_file_requests_get_status_503_until_the_file_is_back()
    {
        var address = await StartAsync();
        var text = _workplace["convert.json"];
        File.Delete(_workplace.At("convert.json"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync($"{address}api/v1/config/any-key", TestContext.Current.CancellationToken)).StatusCode);
        using var content = new StringContent("""{"visitors":[]}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.PostAsync($"{address}metrics/v1/track/any-key", content, TestContext.Current.CancellationToken)).StatusCode);

        _workplace["convert.json"] = text;
        await TrackAsync(address, "v1");
        Assert.Equal("v1", (await EventsAsync(address, 1))[0].GetProperty("visitor").GetString());
    }

    [Fact]
    public async Task Requests_with_an_unknown_host_an_unknown_path_or_an_invalid_payload_are_rejected()
    {
        var address = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync($"{address}nothing", TestContext.Current.CancellationToken)).StatusCode);
        foreach (var payload in new[] { "", "[]", "{}", """{"visitors":[{"visitorId":"v1","events":[{}]}]}""" })
        {
            using var content = new StringContent(payload, Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, (await _http.PostAsync($"{address}metrics/v1/track/any-key", content, TestContext.Current.CancellationToken)).StatusCode);
        }
        for (var i = 0; i < 2; i++)
        {
            using var other = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "example.com" } };
            Assert.False((await _http.SendAsync(other, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_a_config_is_bad_input()
    {
        _workplace["convert.json"] = "{}";
        Assert.Contains("account_id", (await _workplace.RunAsync("serve")).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_for_a_missing_file_asks_for_a_path()
    {
        var run = (await _workplace.RunAsync("serve", "live")).Exits(2);
        Assert.EndsWith("live'. Specify the path of a config file.", run.Error.Trim(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
        _http.Dispose();
        _workplace.Dispose();
    }

    private async Task<string> StartAsync()
    {
        _workplace["convert.json"] = ShopConfig.Text;
        _server = ToolProcess.Start(_workplace.Folder, _workplace.Environment, "serve", "--port", "0");
        var line = await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return Regex.Match(line ?? "", "http://127\\.0\\.0\\.1:[0-9]+/").Value;
    }

    private static void SkipWithoutBrowser()
    {
        if (Browser.Executable is null)
            Assert.Skip("Chromium is not installed. Run tests/ConvertTyped.AspNetCore.Tests/install.sh.");
    }

    /// <summary>Sends a bucketing event and a conversion event as an application does.</summary>
    private static async Task TrackAsync(string address, string visitor)
    {
        await using var core = new ConvertCore(new ConvertOptions
        {
            SdkKey = ToolProcess.SdkKey,
            Transport = new TransportOptions { ConfigEndpoint = $"{address}api/v1", TrackEndpoint = $"{address}metrics/v1" },
        });
        await core.InitializeAsync(TestContext.Current.CancellationToken);
        var context = core.CreateContext(visitor);
        Assert.NotNull(context.RunExperience("checkout-experiment"));
        context.TrackConversion("add_to_cart");
        Assert.Equal(2, (await core.FlushAsync(TestContext.Current.CancellationToken)).Delivered);
    }

    /// <summary>The visible rows without their times.</summary>
    private static Task<string> RowsAsync(BrowserPage page) => page.EvaluateAsync(
        "[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).map(row => [...row.cells].slice(1).map(cell => cell.innerText).join('|')).join(' ')");

    private async Task<List<JsonElement>> EventsAsync(string address, int count)
    {
        await using var stream = await _http.GetStreamAsync($"{address}events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var events = new List<JsonElement>();
        while (events.Count < count && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                events.Add(JsonElement.Parse(line["data: ".Length..]));
        }
        return events;
    }
}
