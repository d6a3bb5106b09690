using System.Globalization;
using System.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>Writes a value as ASCII JSON without white space.</summary>
internal static class JsonWriter
{
    public static string Write(JsonNode value)
    {
        var json = new StringBuilder();
        Append(json, value);
        return json.ToString();
    }

    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2);
        Append(json, text);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonNode value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                AppendList(json, '{', value.Members, '}', member =>
                {
                    Append(json, member.Name);
                    json.Append(':');
                    Append(json, member.Value);
                });
                break;
            case JsonKind.Array:
                AppendList(json, '[', value.Items, ']', item => Append(json, item));
                break;
            case JsonKind.String:
                Append(json, value.Text);
                break;
            default:
                json.Append(value.Text);
                break;
        }
    }

    private static void AppendList<T>(StringBuilder json, char open, IReadOnlyList<T> items, char close, Action<T> append)
    {
        json.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            append(items[i]);
        }
        json.Append(close);
    }

    private static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                json.Append(c);
            else
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        json.Append('"');
    }
}
