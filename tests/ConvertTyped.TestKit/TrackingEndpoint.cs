using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace ConvertTyped.TestKit;

/// <summary>A tracking endpoint without a socket. It records the accepted events. Set <see cref="Status"/> to make it fail.</summary>
public sealed class TrackingEndpoint : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _bodies = new();
    private int _requests;

    /// <summary>The status of the responses.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The number of requests, including those that failed.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The bodies of the requests that were accepted.</summary>
    public IReadOnlyCollection<string> Bodies => _bodies;

    /// <summary>The events of the requests that were accepted, in order.</summary>
    public IReadOnlyList<AcceptedEvent> Accepted => [.. _bodies.SelectMany(Events)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Interlocked.Increment(ref _requests);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (Status == HttpStatusCode.OK)
            _bodies.Enqueue(body);
        return new(Status);
    }

    private static IEnumerable<AcceptedEvent> Events(string body)
    {
        using var json = JsonDocument.Parse(body);
        return
        [
            .. from visitor in json.RootElement.GetProperty("visitors").EnumerateArray()
               from tracked in visitor.GetProperty("events").EnumerateArray()
               let type = tracked.GetProperty("eventType").GetString()!
               let entityId = tracked.GetProperty("data").GetProperty(type == "bucketing" ? "experienceId" : "goalId").GetString()!
               select new AcceptedEvent(visitor.GetProperty("visitorId").GetString()!, type, entityId),
        ];
    }
}
