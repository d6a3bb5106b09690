using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>A page of the browser.</summary>
internal sealed class BrowserPage(Browser browser, string session)
{
    internal const int DesktopWidth = 1280;
    internal const int PhoneWidth = 375;

    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);

    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static string AxePath { get; } = Path.Combine(Repository.Root, "artifacts", "axe", "axe.min.js");

    /// <summary>The entries of the browser's log, such as failed requests and violations of the page's content security policy.</summary>
    internal ConcurrentQueue<string> Complaints { get; } = new();

    internal async Task PrepareAsync()
    {
        browser.Told += (method, from, told) =>
        {
            if (from != session)
                return;
            if (method == "Page.loadEventFired")
                _loaded.TrySetResult();
            else if (method == "Log.entryAdded")
                Complaints.Enqueue(told["entry"]!["text"]!.GetValue<string>());
        };
        await AskAsync("Page.enable");
        await AskAsync("Log.enable");
        await ResizeAsync(DesktopWidth);
    }

    internal Task OpenAsync(string address) => LoadingAsync(() => AskAsync("Page.navigate", new() { ["url"] = address }));

    /// <summary>Runs a script at the beginning of each page that is opened afterwards.</summary>
    internal Task RunOnEachPageAsync(string script) => AskAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = script });

    internal Task ReloadAsync() => LoadingAsync(() => AskAsync("Page.reload"));

    /// <summary>Runs a script that opens another page, and waits until that page has loaded.</summary>
    internal Task LeaveAsync(string script) => LoadingAsync(() => EvaluateAsync(script));

    internal async Task<string> EvaluateAsync(string script)
    {
        var result = await AskAsync("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true });
        return result["result"]?["value"]?.ToString() ?? "";
    }

    /// <summary>Waits in the browser until an expression, or the promise that it returns, has a truthy value, and returns this value.</summary>
    internal Task<string> WaitAsync(string expression) => EvaluateAsync($$"""
        (async () => {
            while (true) {
                const value = await (async () => {{expression}})().catch(() => null);
                if (value)
                    return value;
                await new Promise(next => setTimeout(next, 20));
            }
        })()
        """);

    internal Task<string> TextAsync(string selector = "body") => EvaluateAsync($"document.querySelector({JsonValue.Create(selector).ToJsonString()})?.innerText");

    /// <summary>The serious and critical findings of axe-core on the page: one line for each element.</summary>
    internal async Task<IReadOnlyList<string>> FindAccessibilityProblemsAsync()
    {
        await EvaluateAsync(await File.ReadAllTextAsync(AxePath));
        var found = await EvaluateAsync("""
            axe.run().then(result => [`${result.passes.length} rules passed`].concat(result.violations
                .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
                .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))).join('\n'))
            """);
        Assert.Matches("^[1-9][0-9]* rules passed", found);
        return found.Split('\n')[1..];
    }

    /// <summary>Records every frame from now on.</summary>
    internal async Task<Film> FilmAsync()
    {
        var film = new Film(browser, session);
        await film.StartAsync();
        return film;
    }

    /// <summary>Saves a picture of the whole page, and returns by how many pixels the page is wider than the window.</summary>
    internal async Task<int> ScreenshotAsync(string name, string scheme, int width)
    {
        await ResizeAsync(width);
        await AskAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
        });
        var shot = await AskAsync("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = await WholePageAsync(width) });
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}-{width}-{scheme}.png"), Convert.FromBase64String(shot["data"]!.GetValue<string>()));
        var overflow = int.Parse(await EvaluateAsync("document.documentElement.scrollWidth - document.documentElement.clientWidth"), CultureInfo.InvariantCulture);
        await ResizeAsync(DesktopWidth);
        return overflow;
    }

    private Task<JsonNode> ResizeAsync(int width) => AskAsync(
        "Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = 1000, ["deviceScaleFactor"] = 1, ["mobile"] = width < DesktopWidth });

    private async Task<JsonObject> WholePageAsync(int width) => new()
    {
        ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = int.Parse(await EvaluateAsync("document.documentElement.scrollHeight"), CultureInfo.InvariantCulture), ["scale"] = 1,
    };

    private async Task LoadingAsync(Func<Task> act)
    {
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await act();
        await _loaded.Task.WaitAsync(WaitTimeout);
    }

    private Task<JsonNode> AskAsync(string method, JsonObject? parameters = null) => browser.AskAsync(method, parameters, session);
}
