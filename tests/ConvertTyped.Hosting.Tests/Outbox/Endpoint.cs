using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace ConvertTyped.Hosting.Tests.Outbox;

/// <summary>A tracking endpoint that records the accepted events, and can be told to fail.</summary>
internal sealed class Endpoint : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _bodies = new();

    /// <summary>The status of the responses.</summary>
    internal HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    internal int Requests { get; private set; }

    /// <summary>The visitor and the goal or experience of each accepted event, in order.</summary>
    internal List<string> Accepted => [.. _bodies.SelectMany(Events)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (Status == HttpStatusCode.OK)
            _bodies.Enqueue(body);
        return new(Status);
    }

    private static IEnumerable<string> Events(string body)
    {
        using var json = JsonDocument.Parse(body);
        return
        [
            .. from visitor in json.RootElement.GetProperty("visitors").EnumerateArray()
               from tracked in visitor.GetProperty("events").EnumerateArray()
               let data = tracked.GetProperty("data")
               select $"{visitor.GetProperty("visitorId")} {(data.TryGetProperty("goalId", out var goal) ? goal : data.GetProperty("experienceId"))}",
        ];
    }
}
