using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>A headless Chromium, controlled over its DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _profile = Directory.CreateTempSubdirectory("convert-browser-").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = new();
    private int _lastId;

    private Browser() => _process = new() { StartInfo = StartInfo(_profile) };

    /// <summary>The path of Chromium or Chrome; null if <c>PATH</c> contains neither.</summary>
    internal static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Raised for each event of the browser, with its method, session and parameters.</summary>
    internal event Action<string, string?, JsonNode>? Told;

    internal static async Task<Browser> StartAsync()
    {
        var browser = new Browser();
        browser._process.Start();
        var address = await browser.AddressAsync().WaitAsync(WaitTimeout);
        await browser._socket.ConnectAsync(address, CancellationToken.None);
        _ = browser.ListenAsync();
        return browser;
    }

    /// <summary>Opens a page for a new visitor. The page shares no data with other pages.</summary>
    internal async Task<BrowserPage> NewVisitorAsync()
    {
        var context = await AskAsync("Target.createBrowserContext");
        var target = await AskAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context["browserContextId"]!.GetValue<string>() });
        var session = await AskAsync("Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        var page = new BrowserPage(this, session["sessionId"]!.GetValue<string>());
        await page.PrepareAsync();
        return page;
    }

    internal async Task<JsonNode> AskAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(WaitTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _socket.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task<Uri> AddressAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal))
                continue;
            _ = _process.StandardError.ReadToEndAsync();
            return new(line[Listening.Length..]);
        }

        throw new InvalidOperationException("The browser exited before it opened its DevTools port.");
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                Receive(JsonNode.Parse(message.ToArray())!);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The browser has exited.
        }
    }

    private void Receive(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is not { } id)
            Told?.Invoke(message["method"]!.GetValue<string>(), message["sessionId"]?.GetValue<string>(), message["params"]!);
        else if (!_answers.TryRemove(id, out var answer))
            return;
        else if (message["error"] is { } error)
            answer.SetException(new InvalidOperationException(error.ToJsonString()));
        else
            answer.SetResult(message["result"]!);
    }

    private static ProcessStartInfo StartInfo(string profile) => new(Executable!,
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
        "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
    ]) { RedirectStandardError = true, RedirectStandardOutput = true };
}
