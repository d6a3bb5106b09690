using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Serve;

/// <summary>Serves Convert's two endpoints on a loopback address, and a page with the events that arrive.</summary>
internal sealed class ConfigServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly string _file;
    private readonly EventFeed _feed = new();

    private ConfigServer(HttpListener listener, string file, string address)
    {
        _listener = listener;
        _file = file;
        Address = address;
    }

    /// <summary>The address of the server, with a trailing slash.</summary>
    public string Address { get; }

    /// <exception cref="ToolException">The port cannot be used, for example because another program uses it.</exception>
    public static ConfigServer Start(string file, int port)
    {
        var address = $"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/";
        var listener = new HttpListener();
        // Requests for any other host name are refused, so that a web page cannot access this server by DNS rebinding.
        listener.Prefixes.Add(address);
        try
        {
            listener.Start();
        }
        catch (HttpListenerException exception)
        {
            throw ToolException.BadInput($"Port {port} cannot be used: {exception.Message.TrimEnd('.')}. Choose another port with --port.", exception);
        }
        return new(listener, file, address);
    }

    /// <summary>Answers requests until the token is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(_listener.Stop);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context, cancellationToken);
            }
            catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        try
        {
            await RespondAsync(context.Request, context.Response, cancellationToken);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has disconnected, or the server is stopping.
            context.Response.Abort();
        }
    }

    private async Task RespondAsync(HttpListenerRequest request, HttpListenerResponse response, CancellationToken cancellationToken)
    {
        try
        {
            // The host is checked here, too, because the listener checks only the first request of a connection.
            var answer = request.UserHostName != new Uri(Address).Authority ? Refuse(response, HttpStatusCode.NotFound) : (request.HttpMethod, request.Url!.AbsolutePath) switch
            {
                ("GET", "/") => WriteAsync(response, "text/html; charset=utf-8", EventPage.Html),
                ("GET", "/events") => StreamAsync(response, cancellationToken),
                ("GET", var path) when path.StartsWith("/api/v1/config/", StringComparison.Ordinal) => SendConfigAsync(request, response),
                ("POST", var path) when path.StartsWith("/metrics/v1/track/", StringComparison.Ordinal) => TakeEventsAsync(request, response),
                _ => Refuse(response, HttpStatusCode.NotFound),
            };
            await answer;
        }
        catch (ToolException exception)
        {
            // The config file is missing or invalid, for example while it is edited.
            Messages.Warning(exception.Message);
            await Refuse(response, HttpStatusCode.ServiceUnavailable);
        }
    }

    private Task SendConfigAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var config = ConfigSource.FromFile(_file).Checked();
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(config.Text)))}\"";
        response.Headers["ETag"] = tag;
        return request.Headers["If-None-Match"] == tag ? Refuse(response, HttpStatusCode.NotModified) : WriteAsync(response, "application/json", config.Text);
    }

    private async Task TakeEventsAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        try
        {
            using var payload = await JsonDocument.ParseAsync(request.InputStream);
            foreach (var tracked in ServedEvents.In(payload.RootElement, ConfigSource.FromFile(_file), TimeProvider.System.GetUtcNow()))
                _feed.Add(tracked);
            await WriteAsync(response, "application/json", "{}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            Messages.Warning($"A tracking request was rejected, because it is not in the format that Convert's SDKs use: {exception.Message}");
            await Refuse(response, HttpStatusCode.BadRequest);
        }
    }

    /// <summary>Sends server-sent events: first the latest events, then each new one.</summary>
    private async Task StreamAsync(HttpListenerResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.SendChunked = true;
        // The headers are sent with the first bytes of the body. Without this empty comment, the page would show 'Connecting…' until the first event.
        await SendAsync(response, ":\n\n", cancellationToken);
        await foreach (var tracked in _feed.ReadAllAsync(cancellationToken))
            await SendAsync(response, $"data: {JsonSerializer.Serialize(tracked, ReportJson.OneLine)}\n\n", cancellationToken);
    }

    private static async Task SendAsync(HttpListenerResponse response, string text, CancellationToken cancellationToken)
    {
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.OutputStream.FlushAsync(cancellationToken);
    }

    private static Task Refuse(HttpListenerResponse response, HttpStatusCode status)
    {
        response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpListenerResponse response, string contentType, string text)
    {
        response.ContentType = contentType;
        response.Headers["Cache-Control"] = "no-store";
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
