using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Tracking;

/// <summary>Writes conversion data as JSON.</summary>
internal static class GoalData
{
    /// <summary>Dividing by this representation of one removes the trailing zeros of a decimal.</summary>
    private const decimal OneToFullScale = 1.0000000000000000000000000000m;

    internal static void Write(Utf8JsonWriter writer, GoalDatum[] data)
    {
        if (data.Length == 0)
            return;
        writer.WriteStartArray("goalData");
        foreach (var (key, value) in data)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WritePropertyName("value");
            WriteValue(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        if (value is string text)
            writer.WriteStringValue(text);
        else if (value is double number)
            writer.WriteNumberValue(number);
        else if (value is float single)
            writer.WriteNumberValue(single);
        else
            writer.WriteNumberValue(((IConvertible)value).ToDecimal(CultureInfo.InvariantCulture) / OneToFullScale);
    }
}
