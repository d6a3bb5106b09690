using System.Text.Json;
using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Serve;

/// <summary>An event, as the page shows it.</summary>
/// <param name="Type"><c>bucketing</c> or <c>conversion</c>.</param>
/// <param name="Key">The key of the experience or goal, or its id if the config has no key for it.</param>
/// <param name="Variation">For a bucketing event, the key of the variation, or its id if the config has no key for it; null for a conversion.</param>
/// <param name="Data">For a conversion, the data that was sent with it, by name.</param>
internal sealed record ServedEvent(DateTimeOffset At, string Visitor, string Type, string Key, string? Variation, IReadOnlyDictionary<string, JsonElement>? Data);

/// <summary>Reads the events of a request to the tracking endpoint, and finds the entities that they refer to.</summary>
internal static class ServedEvents
{
    /// <exception cref="KeyNotFoundException">The request lacks a required property.</exception>
    /// <exception cref="InvalidOperationException">A value in the request does not have the expected JSON type.</exception>
    public static List<ServedEvent> In(JsonElement payload, LoadedConfig config, DateTimeOffset at) =>
    [
        .. from visitor in payload.GetProperty("visitors").EnumerateArray()
           from tracked in visitor.GetProperty("events").EnumerateArray()
           select Read(visitor.GetProperty("visitorId").GetString() ?? "", tracked, config, at),
    ];

    private static ServedEvent Read(string visitor, JsonElement tracked, LoadedConfig config, DateTimeOffset at)
    {
        var (type, data) = (tracked.GetProperty("eventType").GetString() ?? "", tracked.GetProperty("data"));
        if (data.TryGetProperty("goalId", out var goal))
            return new(at, visitor, type, KeyOf(config.Document.Goals, Text(goal)), null, GoalData(data));
        var id = Text(data.GetProperty("experienceId"));
        var variation = Text(data.GetProperty("variationId"));
        var variations = config.Document.Experiences.FirstOrDefault(experience => experience.Id == id)?.Variations ?? [];
        return new(at, visitor, type, KeyOf(config.Document.Experiences, id), variations.FirstOrDefault(other => other.Id == variation)?.Key ?? variation, null);
    }

    private static Dictionary<string, JsonElement>? GoalData(JsonElement data) => data.TryGetProperty("goalData", out var values)
        ? values.EnumerateArray().GroupBy(value => value.GetProperty("key").GetString() ?? "").ToDictionary(group => group.Key, group => group.First().GetProperty("value").Clone())
        : null;

    private static string KeyOf(IEnumerable<ServedEntity> entities, string id) => entities.FirstOrDefault(entity => entity.Id == id)?.Key ?? id;

    private static string Text(JsonElement id) => id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText();
}
