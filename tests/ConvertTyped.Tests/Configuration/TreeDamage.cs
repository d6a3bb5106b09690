using System.Text.Json;

namespace ConvertTyped.Tests.Configuration;

/// <summary>
/// Changes a document as a faulty server would: removes, repeats or wraps values, replaces values with other values from the document or with unusual
/// values, and renames members. The result is always valid JSON.
/// </summary>
internal sealed class TreeDamage
{
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    private readonly JsonElement _root;
    private readonly List<JsonElement> _values = [];
    private readonly List<string> _names = [""];

    internal TreeDamage(byte[] healthy)
    {
        _root = JsonElement.Parse(healthy);
        Collect(_root);
    }

    private enum Wound
    {
        Delete,
        Double,
        Wrap,
        Rename,
        Swap,
        Replace,
    }

    internal byte[] Inflict(Random random)
    {
        var wounds = new Dictionary<int, Wound>();
        for (var count = random.Next(1, 10); count > 0; count--)
            wounds[random.Next(1, _values.Count)] = random.Next(3) == 0 ? (Wound)random.Next((int)Wound.Replace) : Wound.Replace;
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Unchecked))
            new Copy(this, random, wounds, writer).Write(_root);
        return json.ToArray();
    }

    private void Collect(JsonElement value)
    {
        _values.Add(value);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Collect(item);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                _names.Add(member.Name);
                Collect(member.Value);
            }
        }
    }

    /// <summary>Writes a damaged copy of the document. The keys of <paramref name="wounds"/> are the numbers of the values in document order.</summary>
    private sealed class Copy(TreeDamage document, Random random, Dictionary<int, Wound> wounds, Utf8JsonWriter writer)
    {
        private int _next;

        internal void Write(JsonElement value)
        {
            _next++;
            if (value.ValueKind == JsonValueKind.Array)
            {
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(null, item);
                writer.WriteEndArray();
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                    Write(member.Name, member.Value);
                writer.WriteEndObject();
            }
            else
            {
                Raw(value.GetRawText());
            }
        }

        private void Write(string? name, JsonElement value)
        {
            Wound? wound = wounds.TryGetValue(_next, out var known) ? known : null;
            if (wound is null)
            {
                Name(name);
                Write(value);
                return;
            }

            _next += CountOf(value);
            if (wound is Wound.Delete)
                return;
            Name(wound is Wound.Rename && name is not null ? document._names[random.Next(document._names.Count)] : name);
            Raw(wound switch
            {
                Wound.Wrap => random.Next(2) == 0 ? $"[{value.GetRawText()}]" : $"{{\"0\":{value.GetRawText()}}}",
                Wound.Swap => document._values[random.Next(document._values.Count)].GetRawText(),
                Wound.Replace => OddJson.Any(random),
                _ => value.GetRawText(),
            });
            if (wound is not Wound.Double)
                return;
            Name(name);
            Raw(random.Next(2) == 0 ? value.GetRawText() : OddJson.Any(random));
        }

        private void Name(string? name)
        {
            if (name is not null)
                writer.WritePropertyName(name);
        }

        private void Raw(string json) => writer.WriteRawValue(json, skipInputValidation: true);

        private static int CountOf(JsonElement value) => 1 + value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Sum(CountOf),
            JsonValueKind.Object => value.EnumerateObject().Sum(member => CountOf(member.Value)),
            _ => 0,
        };
    }
}
