using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Chaos;

/// <summary>How the endpoint responds.</summary>
internal enum Answering
{
    Well,
    Error500,
    Error429,
    Reset,
    Never,
    Slowly,
}

/// <summary>
/// A tracking endpoint on loopback that counts the accepted conversions. Set <see cref="Answering"/> to make it fail. It is a Kestrel server, because
/// <see cref="System.Net.HttpListener"/> responds with 200 when a response is aborted.
/// </summary>
internal sealed class Endpoint : IDisposable
{
    private readonly WebApplication _application;
    private readonly Dictionary<string, int> _accepted = new(StringComparer.Ordinal);

    internal Endpoint()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
        _application.StartAsync().GetAwaiter().GetResult();
        Address = _application.Urls.Single() + "/";
    }

    internal string Address { get; }

    internal volatile Answering Answering = Answering.Well;

    /// <summary>How many times the conversion of each visitor was accepted.</summary>
    internal Dictionary<string, int> Accepted()
    {
        lock (_accepted)
            return new(_accepted);
    }

    public void Dispose() => _application.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task AnswerAsync(HttpContext context)
    {
        var answering = Answering;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (answering is Answering.Well or Answering.Slowly)
            Accept(body.ToArray());
        switch (answering)
        {
            case Answering.Error500 or Answering.Error429:
                context.Response.StatusCode = answering == Answering.Error500 ? 500 : 429;
                break;
            case Answering.Reset:
                context.Abort();
                break;
            case Answering.Never:
                await Task.Delay(TimeSpan.FromSeconds(3), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                break;
            case Answering.Slowly:
                // The events are accepted, but the response may come too late. In that case, the events are sent again.
                await Task.Delay(Random.Shared.Next(400, 1000), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
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
                if (conversions > 0)
                    _accepted[id] = _accepted.GetValueOrDefault(id) + conversions;
            }
        }
    }
}
