using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.Testing.Overrides;

/// <summary>Converts strings, booleans, numbers and JSON elements to JSON, as well as lists and string-keyed dictionaries of such values.</summary>
internal static class PlainJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="JsonException">A value has an unsupported type, is NaN or infinite, or contains invalid Unicode.</exception>
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
                writer.WriteStringValue(Checked(text));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double or float or decimal or byte or sbyte or short or ushort or int or uint or long or ulong:
                WriteNumber(writer, (IConvertible)value);
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                WriteElement(writer, element);
                break;
            case IReadOnlyDictionary<string, object?> or IDictionary<string, object?>:
                WriteObject(writer, (IEnumerable<KeyValuePair<string, object?>>)value);
                break;
            case IDictionary members:
                WriteObject(writer, Named(members));
                break;
            case IEnumerable items:
                WriteList(writer, items);
                break;
            default:
                throw new JsonException($"A value of type {value.GetType().Name} cannot be converted to JSON. Use strings, booleans, numbers, lists or dictionaries.");
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

    private static void WriteElement(Utf8JsonWriter writer, JsonElement element)
    {
        try
        {
            element.WriteTo(writer);
        }
        catch (InvalidOperationException exception)
        {
            // JSON text may contain an escaped lone surrogate, which the JSON library cannot write.
            throw new JsonException("The JSON element cannot be read. Its JsonDocument may be disposed, or a string may contain invalid Unicode.", exception);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            writer.WritePropertyName(Checked(name));
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

    private static IEnumerable<KeyValuePair<string, object?>> Named(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
            yield return new(
                member.Key as string ?? throw new JsonException($"Dictionary keys of type {member.Key.GetType().Name} are not supported. Use strings."), member.Value);
    }

    private static string Checked(string text)
    {
        try
        {
            _ = Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException exception)
        {
            throw new JsonException("A string or a dictionary key contains invalid Unicode, such as an unpaired surrogate.", exception);
        }
    }
}
