using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>A collector that receives the OpenTelemetry protocol (OTLP) over HTTP, on a loopback socket.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = new();
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _requests.Enqueue((http.Request.Path, body.ToArray()));
        });
    }

    internal string Address => _app.Urls.Single();

    internal static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>The bodies of the requests to a path. They are binary, but the names and values in them are readable.</summary>
    internal string Received(string path) =>
        string.Join('\n', _requests.Where(request => request.Path == path).Select(request => Encoding.UTF8.GetString(request.Body)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
