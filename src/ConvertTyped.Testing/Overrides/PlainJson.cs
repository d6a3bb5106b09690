using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Testing.Overrides;

/// <summary>Converts strings, booleans, numbers, JSON elements, and dictionaries and lists of such values to JSON.</summary>
internal static class PlainJson
{
    /// <exception cref="JsonException">A value has another type, or is NaN or infinite.</exception>
    internal static JsonElement Write(object value)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, value);
        var reader = new Utf8JsonReader(json.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double or float or decimal or byte or sbyte or short or ushort or int or uint or long or ulong:
                WriteNumber(writer, (IConvertible)value);
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                element.WriteTo(writer);
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteObject(writer, members);
                break;
            case IEnumerable items:
                WriteList(writer, items);
                break;
            default:
                throw new JsonException($"A value of type {value.GetType().Name} has no JSON form.");
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, IConvertible number)
    {
        if (number is not (double or float))
            writer.WriteNumberValue(number.ToDecimal(CultureInfo.InvariantCulture));
        else if (number.ToDouble(CultureInfo.InvariantCulture) is var wide && double.IsFinite(wide))
            writer.WriteNumberValue(wide);
        else
            throw new JsonException("JSON cannot represent NaN or an infinite number.");
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> members)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item);
        writer.WriteEndArray();
    }
}
