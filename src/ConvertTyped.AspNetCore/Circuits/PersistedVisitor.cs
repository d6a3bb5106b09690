using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>
/// The data about a visitor that a prerendered page, or a circuit, passes to the circuit that continues the page. Blazor protects the data while it is in
/// the browser.
/// </summary>
internal sealed record PersistedVisitor(
    string VisitorId,
    bool IsHeld,
    bool IsTracked,
    IReadOnlyDictionary<string, object?>? Attributes,
    IReadOnlyDictionary<string, object?>? Location)
{
    internal string ToJson()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("id", VisitorId);
            writer.WriteBoolean("held", IsHeld);
            writer.WriteBoolean("tracked", IsTracked);
            Write(writer, "attributes", Attributes);
            Write(writer, "location", Location);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    internal static PersistedVisitor FromJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return new(
            json.GetProperty("id").GetString()!, json.GetProperty("held").GetBoolean(), json.GetProperty("tracked").GetBoolean(),
            Read(json.GetProperty("attributes")), Read(json.GetProperty("location")));
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, object?>? attributes)
    {
        writer.WritePropertyName(name);
        if (attributes is null)
            writer.WriteNullValue();
        else
            AttributeJson.Write(writer, AttributeValue.Of(AttributeCopy.Copy(attributes)));
    }

    private static Dictionary<string, object?>? Read(JsonElement attributes) => attributes.ValueKind == JsonValueKind.Null
        ? null
        : attributes.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value.Clone(), StringComparer.Ordinal);
}
