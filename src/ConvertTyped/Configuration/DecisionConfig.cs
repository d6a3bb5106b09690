using System.Text.Json;
using ConvertTyped.Semantics;

namespace ConvertTyped.Configuration;

/// <summary>
/// Converts the JSON of <see cref="VisitorDecisions"/> to a config that leads to the same decisions for every visitor: each experience has one variation, and the
/// variation carries the features that were on.
/// </summary>
internal static class DecisionConfig
{
    private const string Origin = "experience";

    /// <exception cref="InvalidConfigException">The text is not JSON that <see cref="VisitorDecisions.ToJson"/> wrote.</exception>
    internal static byte[] Write(string decisions)
    {
        try
        {
            using var document = JsonDocument.Parse(decisions);
            using var config = new MemoryStream();
            using (var writer = new Utf8JsonWriter(config))
                Write(writer, document.RootElement);
            return config.ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidConfigException("The text is not the JSON representation of a visitor's decisions. Pass the result of VisitorDecisions.ToJson.", "$");
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement decisions)
    {
        var features = decisions.GetProperty("features").EnumerateObject().ToList();
        writer.WriteStartObject();
        writer.WriteString("account_id", decisions.GetProperty("account").GetString());
        writer.WriteStartObject("project");
        writer.WriteString("id", decisions.GetProperty("project").GetString());
        writer.WriteEndObject();
        writer.WriteStartArray("experiences");
        foreach (var experience in decisions.GetProperty("experiences").EnumerateObject())
            WriteExperience(writer, experience, features.Where(feature => feature.Value.GetProperty(Origin).GetString() == experience.Name));
        // A feature that an override has turned on does not belong to an experience.
        foreach (var feature in features.Where(feature => feature.Value.GetProperty(Origin).ValueKind == JsonValueKind.Null))
            WriteExperience(writer, $"feature-{IdOf(feature)}", $"feature-{feature.Name}", ("on", null), [feature]);
        writer.WriteEndArray();
        writer.WriteStartArray("features");
        foreach (var feature in features)
            WriteFeature(writer, feature);
        writer.WriteEndArray();
        writer.WriteStartArray("goals");
        foreach (var goal in decisions.GetProperty("goals").EnumerateObject())
            WriteHead(writer, goal.Value.GetString(), goal.Name, isWhole: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteExperience(Utf8JsonWriter writer, JsonProperty experience, IEnumerable<JsonProperty> features) => WriteExperience(
        writer, IdOf(experience), experience.Name,
        (experience.Value.GetProperty("variationId").GetString(), experience.Value.GetProperty("variation").GetString()), features);

    private static void WriteExperience(
        Utf8JsonWriter writer, string? id, string key, (string? Id, string? Key) variation, IEnumerable<JsonProperty> features)
    {
        WriteHead(writer, id, key);
        writer.WriteStartArray("variations");
        WriteHead(writer, variation.Id, variation.Key);
        writer.WriteStartArray("changes");
        foreach (var feature in features)
        {
            writer.WriteStartObject();
            writer.WriteString("type", VariationChanges.Feature);
            writer.WriteStartObject("data");
            writer.WriteString("feature_id", IdOf(feature));
            writer.WritePropertyName("variables_data");
            feature.Value.GetProperty("variables").WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter writer, JsonProperty feature)
    {
        WriteHead(writer, IdOf(feature), feature.Name);
        writer.WriteStartArray("variables");
        foreach (var variable in feature.Value.GetProperty("types").EnumerateObject())
        {
            writer.WriteStartObject();
            writer.WriteString("key", variable.Name);
            writer.WriteString("type", variable.Value.GetString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, string? id, string? key, bool isWhole = false)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        if (key is not null)
            writer.WriteString("key", key);
        if (isWhole)
            writer.WriteEndObject();
    }

    private static string? IdOf(JsonProperty entity) => entity.Value.GetProperty("id").GetString();
}
