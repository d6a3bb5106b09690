using System.Text.Json;

namespace ConvertTyped.Attributes;

/// <summary>Writes attribute values as JSON.</summary>
internal static class AttributeJson
{
    internal static void Write(Utf8JsonWriter writer, in AttributeValue value)
    {
        if (value.Map is { } map)
            Write(writer, map);
        else if (value.List is { } list)
            Write(writer, list);
        else if (value.Text is { } text)
            writer.WriteStringValue(text);
        else if (value.IsBoolean)
            writer.WriteBooleanValue(value.Boolean);
        else if (value.IsNumber && double.IsFinite(value.Number))
            writer.WriteNumberValue(value.Number);
        else
            writer.WriteNullValue();
    }

    private static void Write(Utf8JsonWriter writer, AttributeMap map)
    {
        writer.WriteStartObject();
        foreach (var key in map.Keys)
        {
            map.TryRead(key, out var value);
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AttributeList list)
    {
        writer.WriteStartArray();
        foreach (ref readonly var item in list.Values.AsSpan())
            Write(writer, item);
        writer.WriteEndArray();
    }
}
