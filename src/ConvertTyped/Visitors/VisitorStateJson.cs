using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>Reads and writes visitors' states as JSON, in the form that <see cref="IDataStore"/> documents.</summary>
internal static class VisitorStateJson
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(StoredVisitor visitor)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, WriterOptions))
        {
            writer.WriteStartObject();
            Write(writer, visitor.State);
            WriteMap(writer, "claims", visitor.Claims);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// Reads a visitor's state from the JSON in the data store. Returns null if the text is not a valid JSON object. Members that do not have the documented form are ignored.
    /// </summary>
    internal static StoredVisitor? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var state = new VisitorState
            {
                Decisions = Decisions.From(Members(JsonText.Member(root, "bucketing")).SelectMany(IdPair)),
                Goals = ConfigJson.Ids(JsonText.Member(root, "goals")),
                CustomSegments = ConfigJson.Ids(JsonText.Member(root, "customSegments")),
                UnreportedExperiences = ConfigJson.Ids(JsonText.Member(root, "unreported")),
                Attributes = MapOf(JsonText.Member(root, "attributes")),
                Segments = MapOf(JsonText.Member(root, "segments")) ?? AttributeMap.Empty,
            };
            var claims = Members(JsonText.Member(root, "claims")).SelectMany(IdPair).DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            return new(state, claims);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, VisitorState state)
    {
        writer.WriteStartObject("bucketing");
        foreach (var (experienceId, variationId) in state.Decisions.Pairs)
            writer.WriteString(experienceId, variationId);
        writer.WriteEndObject();
        Write(writer, "goals", state.Goals);
        Write(writer, "customSegments", state.CustomSegments);
        Write(writer, "unreported", state.UnreportedExperiences);
        if (state.Attributes is { } attributes)
            Write(writer, "attributes", attributes);
        if (state.Segments.Count > 0)
            Write(writer, "segments", state.Segments);
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string[] ids)
    {
        if (ids.Length == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var id in ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, AttributeMap map)
    {
        writer.WritePropertyName(name);
        AttributeJson.Write(writer, AttributeValue.Of(map));
    }

    private static KeyValuePair<string, string>[] IdPair(JsonProperty member) =>
        ConfigJson.Id(member.Value) is { } id ? [new(JsonText.NameOf(member), id)] : [];

    private static AttributeMap? MapOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? AttributeValue.From(json).Map : null;

    private static IEnumerable<JsonProperty> Members(JsonElement json) => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : [];
}
