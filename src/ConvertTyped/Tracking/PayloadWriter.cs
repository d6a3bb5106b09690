using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConvertTyped.Tracking;

/// <summary>The JSON of a batch, and the number of its visitors.</summary>
internal readonly record struct Payload(ReadOnlyMemory<byte> Json, int Visitors);

/// <summary>
/// Writes events of one project as the JSON that Convert's tracking endpoint expects, with the members in the order that the endpoint's contract specifies.
/// </summary>
internal sealed class PayloadWriter(string source, bool enrichData)
{
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal Payload Write(TrackedEvent[] batch)
    {
        var snapshot = batch[0].Snapshot;
        return Write(snapshot.AccountId, snapshot.ProjectId, batch.GroupBy(tracked => tracked.VisitorId, StringComparer.Ordinal), WriteVisitor);
    }

    /// <summary>Writes events as they were stored in the outbox.</summary>
    internal Payload Write(string accountId, string projectId, IReadOnlyList<OutboxEvent> batch) =>
        Write(accountId, projectId, batch.GroupBy(stored => stored.VisitorId, StringComparer.Ordinal), WriteVisitor);

    private Payload Write<T>(
        string accountId, string projectId, IEnumerable<IGrouping<string, T>> visitors, Action<Utf8JsonWriter, string, T[]> writeVisitor)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("accountId", accountId);
        writer.WriteString("projectId", projectId);
        writer.WriteBoolean("enrichData", enrichData);
        writer.WriteString("source", source);
        writer.WriteStartArray("visitors");
        var count = 0;
        foreach (var visitor in visitors)
        {
            count++;
            writeVisitor(writer, visitor.Key, [.. visitor]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new(json.WrittenMemory, count);
    }

    private static void WriteVisitor(Utf8JsonWriter writer, string visitorId, TrackedEvent[] events)
    {
        writer.WriteStartObject();
        writer.WriteString("visitorId", visitorId);
        EventJson.WriteSegments(writer, events[^1].State, "segments");
        writer.WriteStartArray("events");
        foreach (ref readonly var tracked in events.AsSpan())
            EventJson.WriteEvent(writer, tracked);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteVisitor(Utf8JsonWriter writer, string visitorId, OutboxEvent[] events)
    {
        writer.WriteStartObject();
        writer.WriteString("visitorId", visitorId);
        if (events[^1].Segments is { } segments)
        {
            writer.WritePropertyName("segments");
            writer.WriteRawValue(segments);
        }

        writer.WriteStartArray("events");
        foreach (var stored in events)
            writer.WriteRawValue(stored.Json);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
