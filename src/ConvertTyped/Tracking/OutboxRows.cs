using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.Tracking;

/// <summary>Converts events to the rows that the outbox stores. Not thread-safe.</summary>
internal sealed class OutboxRows(TimeProvider time)
{
    private readonly string _process = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _last;

    internal static string ProjectOf(ConfigSnapshot snapshot) => $"{snapshot.AccountId}/{snapshot.ProjectId}";

    internal OutboxEvent[] Create(TrackedEvent[] events)
    {
        var now = time.GetUtcNow();
        var project = ProjectOf(events[0].Snapshot);
        return Array.ConvertAll(events, tracked => new OutboxEvent
        {
            Id = NextId(now),
            Project = project,
            VisitorId = tracked.VisitorId,
            Segments = Text(writer => EventJson.WriteSegments(writer, tracked.State, name: null)),
            Json = Text(writer => EventJson.WriteEvent(writer, tracked))!,
            StoredAt = now,
        });
    }

    /// <summary>Creates an id that is unique across processes. Ids sort by time and, within this process, by the order of their creation.</summary>
    private string NextId(DateTimeOffset now)
    {
        _last = Math.Max(_last + 1, now.ToUnixTimeMilliseconds() << 20);
        return string.Create(CultureInfo.InvariantCulture, $"{_last:x16}{_process}");
    }

    private string? Text(Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, PayloadWriter.WriterOptions))
            write(writer);
        return _buffer.WrittenCount == 0 ? null : Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
