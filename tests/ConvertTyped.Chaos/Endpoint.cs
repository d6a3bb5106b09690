using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ConvertTyped.Chaos;

/// <summary>How the endpoint answers.</summary>
internal enum Answering
{
    Well,
    Error500,
    Error429,
    Reset,
    Never,
    Slowly,
}

/// <summary>A tracking endpoint on loopback that counts what it accepts, and answers badly while it is told to.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, int> _accepted = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopped = new();

    internal Endpoint()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    internal string Address { get; }

    internal volatile Answering Answering = Answering.Well;

    /// <summary>How often each visitor's conversion was accepted.</summary>
    internal Dictionary<string, int> Accepted()
    {
        lock (_accepted)
            return new(_accepted);
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Close();
    }

    private async Task ListenAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var answering = Answering;
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            if (answering is Answering.Well or Answering.Slowly)
                Accept(body.ToArray());
            switch (answering)
            {
                case Answering.Error500 or Answering.Error429:
                    context.Response.StatusCode = answering == Answering.Error500 ? 500 : 429;
                    context.Response.Close();
                    return;
                case Answering.Reset:
                    context.Response.Abort();
                    return;
                case Answering.Never:
                    await Task.Delay(TimeSpan.FromSeconds(3), _stopped.Token);
                    context.Response.Abort();
                    return;
                case Answering.Slowly:
                    // Accepted, but the answer may come too late: this is what makes a repetition.
                    await Task.Delay(Random.Shared.Next(400, 1000), _stopped.Token);
                    break;
            }

            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The client is gone.
        }
    }

    private void Accept(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        lock (_accepted)
        {
            foreach (var visitor in json.RootElement.GetProperty("visitors").EnumerateArray())
            {
                var id = visitor.GetProperty("visitorId").GetString()!;
                var conversions = visitor.GetProperty("events").EnumerateArray().Count(tracked => tracked.GetProperty("eventType").GetString() == "conversion");
                _accepted[id] = _accepted.GetValueOrDefault(id) + conversions;
            }
        }
    }
}
