using System.Collections.Concurrent;

namespace ConvertTyped.FakeServer;

/// <summary>One endpoint with scripted replies, one per request, and a default reply after them.</summary>
public sealed class FakeRoute
{
    private readonly ConcurrentQueue<Reply> _script = new();
    private volatile Reply _otherwise = Reply.Status(404);

    public Reply Otherwise { get => _otherwise; set => _otherwise = value; }

    /// <summary>The requests to this endpoint.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Responds to the next requests with these replies, in this order.</summary>
    public void Script(params Reply[] replies)
    {
        foreach (var reply in replies)
            _script.Enqueue(reply);
    }

    /// <summary>Serves this JSON from now on. If there is an entity tag or a date, conditional requests for the same version get 304.</summary>
    public void Serve(string json, string? entityTag = null, DateTimeOffset? lastModified = null) =>
        Otherwise = Reply.Conditional(json, entityTag, lastModified);

    internal Reply Next() => _script.TryDequeue(out var scripted) ? scripted : _otherwise;
}
