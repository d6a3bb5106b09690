using System.Collections.Concurrent;

namespace ConvertTyped.FakeServer;

/// <summary>One endpoint: scripted replies, one per request, and what is answered once the script is through.</summary>
public sealed class FakeRoute
{
    private readonly ConcurrentQueue<Reply> _script = new();
    private volatile Reply _otherwise = Reply.Status(404);

    public Reply Otherwise { get => _otherwise; set => _otherwise = value; }

    /// <summary>What this endpoint was asked.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Answers the next requests with these replies, in this order.</summary>
    public void Script(params Reply[] replies)
    {
        foreach (var reply in replies)
            _script.Enqueue(reply);
    }

    /// <summary>From now on serves this JSON, with 304 for who has it already where there is an entity tag or a date.</summary>
    public void Serve(string json, string? entityTag = null, DateTimeOffset? lastModified = null) =>
        Otherwise = Reply.Conditional(json, entityTag, lastModified);

    internal Reply Next() => _script.TryDequeue(out var scripted) ? scripted : _otherwise;
}
