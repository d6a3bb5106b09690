using System.Text.Json;

namespace ConvertTyped.AspNetCore.Browser;

/// <summary>A conversion as the SDK in the browser sends it.</summary>
internal sealed record BrowserConversion(string GoalId, IReadOnlyDictionary<string, object?> Data)
{
    /// <exception cref="InvalidOperationException">A member has the wrong type or is null.</exception>
    /// <exception cref="KeyNotFoundException">A required member is missing.</exception>
    internal static IReadOnlyList<BrowserConversion> Read(JsonElement payload) =>
    [
        .. from visitor in payload.GetProperty("visitors").EnumerateArray()
           from happened in visitor.GetProperty("events").EnumerateArray()
           where happened.GetProperty("eventType").GetString() == "conversion"
           let data = happened.GetProperty("data")
           select new BrowserConversion(TextOf(data, "goalId"), DataOf(data)),
    ];

    internal void Track(ConvertContext context)
    {
        if (context.GetConfigEntityById("goal", GoalId) is { } goal)
            context.TrackConversion(goal.Key, conversionData: Data);
    }

    private static Dictionary<string, object?> DataOf(JsonElement data)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!data.TryGetProperty("goalData", out var given))
            return values;
        foreach (var datum in given.EnumerateArray())
            values[TextOf(datum, "key")] = datum.GetProperty("value").Clone();
        return values;
    }

    private static string TextOf(JsonElement json, string member) =>
        json.GetProperty(member).GetString() ?? throw new InvalidOperationException($"The member '{member}' of a conversion is null.");
}
