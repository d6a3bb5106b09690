using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>What is sent of a batch.</summary>
internal readonly record struct Payload(ReadOnlyMemory<byte> Json, int Visitors);

/// <summary>Events of one project → the JSON that Convert's tracking endpoint takes, member order included.</summary>
internal sealed class PayloadWriter(string source, bool enrichData)
{
    /// <summary>The segments that reports know; others stay at home.</summary>
    private static readonly string[] ReportSegments = ["browser", "devices", "source", "campaign", "visitorType", "country"];

    private const string CustomSegments = "customSegments";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal Payload Write(TrackedEvent[] batch)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("accountId", batch[0].Snapshot.AccountId);
        writer.WriteString("projectId", batch[0].Snapshot.ProjectId);
        writer.WriteBoolean("enrichData", enrichData);
        writer.WriteString("source", source);
        writer.WriteStartArray("visitors");
        var visitors = 0;
        foreach (var visitor in batch.GroupBy(tracked => tracked.VisitorId, StringComparer.Ordinal))
        {
            visitors++;
            WriteVisitor(writer, visitor.Key, [.. visitor]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new(json.WrittenMemory, visitors);
    }

    private static void WriteVisitor(Utf8JsonWriter writer, string visitorId, TrackedEvent[] events)
    {
        writer.WriteStartObject();
        writer.WriteString("visitorId", visitorId);
        WriteSegments(writer, events[^1].State);
        writer.WriteStartArray("events");
        foreach (ref readonly var tracked in events.AsSpan())
            WriteEvent(writer, tracked);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter writer, in TrackedEvent tracked)
    {
        writer.WriteStartObject();
        writer.WriteString("eventType", tracked.Conversion is null ? "bucketing" : "conversion");
        writer.WriteStartObject("data");
        if (tracked.Variation is { } variation)
        {
            writer.WriteString("experienceId", variation.Experience.Id);
            writer.WriteString("variationId", variation.Id);
        }
        else if (tracked.Conversion is { } conversion)
        {
            writer.WriteString("goalId", conversion.Goal.Id);
            GoalData.Write(writer, conversion.Data);
            WriteDecisions(writer, tracked.State.Decisions);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter writer, Decisions decisions)
    {
        if (decisions.Count == 0)
            return;
        writer.WriteStartObject("bucketingData");
        foreach (var (experienceId, variationId) in decisions.Pairs)
            writer.WriteString(experienceId, variationId);
        writer.WriteEndObject();
    }

    private static void WriteSegments(Utf8JsonWriter writer, VisitorState state)
    {
        var isStarted = false;
        foreach (var name in ReportSegments)
        {
            if (state.Segments.TryRead(name, out var value) && !value.IsNull)
                AttributeJson.Write(Segment(writer, name, ref isStarted), value);
        }

        if (state.CustomSegments.Length > 0)
        {
            Segment(writer, CustomSegments, ref isStarted).WriteStartArray();
            foreach (var id in state.CustomSegments)
                writer.WriteStringValue(id);
            writer.WriteEndArray();
        }
        else if (state.Segments.TryRead(CustomSegments, out var own) && own.List is { Count: > 0 })
        {
            AttributeJson.Write(Segment(writer, CustomSegments, ref isStarted), own);
        }

        if (isStarted)
            writer.WriteEndObject();
    }

    private static Utf8JsonWriter Segment(Utf8JsonWriter writer, string name, ref bool isStarted)
    {
        if (!isStarted)
            writer.WriteStartObject("segments");
        isStarted = true;
        writer.WritePropertyName(name);
        return writer;
    }
}
