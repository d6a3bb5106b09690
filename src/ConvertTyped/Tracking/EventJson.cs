using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>Writes an event, and the segments of its visitor, as JSON.</summary>
internal static class EventJson
{
    private const string CustomSegments = "customSegments";

    /// <summary>The report segments that Convert supports. Other report segments are not sent.</summary>
    private static readonly string[] ReportSegments = ["browser", "devices", "source", "campaign", "visitorType", "country"];

    internal static void WriteEvent(Utf8JsonWriter writer, in TrackedEvent tracked)
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

    /// <summary>Writes the segments as a member or, if the name is null, as a separate value. Writes nothing if there are no segments.</summary>
    internal static void WriteSegments(Utf8JsonWriter writer, VisitorState state, string? name)
    {
        var isStarted = false;
        foreach (var segment in ReportSegments)
        {
            if (state.Segments.TryRead(segment, out var value) && !value.IsNull)
                AttributeJson.Write(Start(segment), value);
        }

        if (state.CustomSegments.Length > 0)
        {
            Start(CustomSegments).WriteStartArray();
            foreach (var id in state.CustomSegments)
                writer.WriteStringValue(id);
            writer.WriteEndArray();
        }
        else if (state.Segments.TryRead(CustomSegments, out var own) && own.List is { Count: > 0 })
        {
            AttributeJson.Write(Start(CustomSegments), own);
        }

        if (isStarted)
            writer.WriteEndObject();

        Utf8JsonWriter Start(string segment)
        {
            if (!isStarted && name is null)
                writer.WriteStartObject();
            else if (!isStarted)
                writer.WriteStartObject(name!);
            isStarted = true;
            writer.WritePropertyName(segment);
            return writer;
        }
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
}
