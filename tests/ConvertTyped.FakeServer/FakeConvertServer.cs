using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.FakeServer;

/// <summary>Convert's endpoints on a loopback socket: answers as it is told and remembers what it was asked.</summary>
public sealed class FakeConvertServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConvertServer(WebApplication app) => _app = app;

    /// <summary>What the config endpoint answers; the config set by <see cref="FakeRoute.Serve"/> unless scripted otherwise.</summary>
    public FakeRoute Config { get; } = new() { Otherwise = Reply.Status(404) };

    /// <summary>What the tracking endpoint answers; 200 unless scripted otherwise.</summary>
    public FakeRoute Tracking { get; } = new() { Otherwise = Reply.Body("{}") };

    /// <summary>Everything that was asked, whatever the route.</summary>
    public RequestLog Requests { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string ConfigEndpoint => $"{Address}api/v1";

    public string TrackEndpoint => $"{Address}metrics/v1";

    /// <summary>A server on a port of the system's choice, or on the one given.</summary>
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
