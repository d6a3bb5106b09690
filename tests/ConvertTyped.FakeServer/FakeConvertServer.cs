using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.FakeServer;

/// <summary>Convert's endpoints on a loopback socket. A test sets the responses and reads the requests.</summary>
public sealed class FakeConvertServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConvertServer(WebApplication app) => _app = app;

    /// <summary>
    /// The config endpoint. Unless it has scripted replies, it serves the config set by <see cref="FakeRoute.Serve"/>, or responds with 404 if there is none.
    /// </summary>
    public FakeRoute Config { get; } = new() { Otherwise = Reply.Status(404) };

    /// <summary>The tracking endpoint, which responds with 200 unless it has scripted replies.</summary>
    public FakeRoute Tracking { get; } = new() { Otherwise = Reply.Body("{}") };

    /// <summary>All requests to any route.</summary>
    public RequestLog Requests { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string ConfigEndpoint => $"{Address}api/v1";

    public string TrackEndpoint => $"{Address}metrics/v1";

    /// <summary>Starts a server on the given port; 0 for a free port.</summary>
    public static async Task<FakeConvertServer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = new FakeConvertServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = new(server._app.Urls.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await RecordedRequest.ReadAsync(context.Request);
        var route = request.Path.StartsWith("/api/", StringComparison.Ordinal) ? Config : Tracking;
        route.Requests.Add(request);
        Requests.Add(request);
        await route.Next().SendAsync(context);
    }
}
