using System.Text.Json.Nodes;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Records every frame that a browser page paints after <see cref="StartAsync"/>.</summary>
internal sealed class Film(Browser browser, string session) : IAsyncDisposable
{
    private readonly List<byte[]> _frames = [];

    internal async Task StartAsync()
    {
        browser.Told += Receive;
        await browser.AskAsync("Page.startScreencast", new() { ["format"] = "png", ["everyNthFrame"] = 1 }, session);
    }

    internal async Task<IReadOnlyList<byte[]>> EndAsync()
    {
        await browser.AskAsync("Page.stopScreencast", session: session);
        browser.Told -= Receive;
        lock (_frames)
            return [.. _frames];
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private void Receive(string method, string? from, JsonNode told)
    {
        if (from != session || method != "Page.screencastFrame")
            return;
        lock (_frames)
            _frames.Add(Convert.FromBase64String(told["data"]!.GetValue<string>()));
        _ = browser.AskAsync("Page.screencastFrameAck", new() { ["sessionId"] = told["sessionId"]!.GetValue<int>() }, session);
    }
}
