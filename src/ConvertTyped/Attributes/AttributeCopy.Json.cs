using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.Attributes;

/// <content>Copies JSON values that the caller owns.</content>
internal partial struct AttributeCopy
{
    private object? CopyOf(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(json),
        JsonValueKind.Number => json.TryGetInt64(out var number) ? (object)number : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array when depth <= DeepestNesting => CopyOf(json.EnumerateArray(), depth),
        JsonValueKind.Object when depth <= DeepestNesting => CopyOfObject(json, depth),
        JsonValueKind.Array or JsonValueKind.Object => new UnreadValue(typeof(JsonElement)),
        _ => null,
    };

    private AttributeMap CopyOfObject(JsonElement json, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (++_values > MostValues)
                break;
            entries[JsonText.NameOf(member)] = CopyOf(member.Value, depth + 1);
        }

        return AttributeMap.Of([.. entries]);
    }

    private static JsonElement ElementOf(JsonNode node)
    {
        var reader = new Utf8JsonReader(JsonBytesOf(node), new() { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }

    private static byte[] JsonBytesOf(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            node.WriteTo(writer);
        return bytes.ToArray();
    }
}
