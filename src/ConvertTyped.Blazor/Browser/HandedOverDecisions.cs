using System.Text;
using System.Text.Json;

namespace ConvertTyped.Blazor.Browser;

/// <summary>The decisions of several pages as a single JSON string in the format that <see cref="VisitorDecisions"/> writes.</summary>
internal static class HandedOverDecisions
{
    internal const string None = """{"account":"0","project":"0","experiences":{},"features":{},"goals":{}}""";

    /// <summary>
    /// Returns the decisions of a page. For experiences and features that the page has not read, the result contains the decisions of earlier pages, except
    /// features of a variation that the visitor no longer has.
    /// </summary>
    /// <exception cref="InvalidConfigException">The text from the page is not the JSON representation of a visitor's decisions.</exception>
    internal static string Over(string earlier, string page)
    {
        try
        {
            using var before = JsonDocument.Parse(earlier);
            using var after = JsonDocument.Parse(page);
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json))
            {
                writer.WriteStartObject();
                foreach (var id in (string[])["account", "project"])
                    writer.WriteString(id, after.RootElement.GetProperty(id).GetString());
                foreach (var kind in (string[])["experiences", "features", "goals"])
                    Write(writer, kind, before.RootElement, after.RootElement);
                writer.WriteEndObject();
            }

            return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidConfigException("The text is not the JSON representation of a visitor's decisions.", "$");
        }
    }

    private static void Write(Utf8JsonWriter writer, string kind, JsonElement earlier, JsonElement page)
    {
        var before = earlier.GetProperty(kind);
        var after = page.GetProperty(kind);
        var decided = after.EnumerateObject().Select(entity => entity.Name).Concat(Off(page, kind)).ToHashSet(StringComparer.Ordinal);
        writer.WriteStartObject(kind);
        foreach (var entity in before.EnumerateObject().Where(entity => !decided.Contains(entity.Name) && !IsOfAnotherVariation(entity.Value, earlier, page)).Concat(after.EnumerateObject()))
            entity.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Whether a feature was turned on by a variation that the visitor no longer has, for example because another user signed in.</summary>
    private static bool IsOfAnotherVariation(JsonElement entity, JsonElement earlier, JsonElement page) =>
        entity.ValueKind == JsonValueKind.Object
        && entity.TryGetProperty("experience", out var experience)
        && experience.GetString() is { } key
        && (Off(page, "experiences").Contains(key)
            || page.GetProperty("experiences").TryGetProperty(key, out var now)
                && earlier.GetProperty("experiences").TryGetProperty(key, out var then)
                && now.GetProperty("variationId").GetString() != then.GetProperty("variationId").GetString());

    private static IEnumerable<string> Off(JsonElement page, string kind) =>
        page.TryGetProperty("off", out var off) && off.TryGetProperty(kind, out var keys) ? keys.EnumerateArray().Select(key => key.GetString()!) : [];
}
