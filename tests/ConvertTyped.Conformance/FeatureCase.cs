using System.Text.Json;

namespace ConvertTyped.Conformance;

internal static class FeatureCase
{
    internal static string? Check(JsonElement test)
    {
        using var core = Cores.Of(test.GetProperty("config"));
        var visitorId = test.GetProperty("visitorId").GetString()!;
        var context = core.CreateContext(visitorId);
        var all = core.CreateContext(visitorId).RunFeatures().ToDictionary(feature => feature.FeatureKey);
        foreach (var expected in test.GetProperty("expect").EnumerateObject())
        {
            var result = context.RunFeature(expected.Name);
            if (Differ(expected.Value, result) is { } difference)
                return $"{expected.Name}: {difference}";
            if (all.GetValueOrDefault(expected.Name) != result)
                return $"{expected.Name}: a different result from RunFeatures";
        }

        return null;
    }

    private static string? Differ(JsonElement expected, FeatureResult? result)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            return result is null ? null : $"on, by {result.ExperienceKey}";
        if (result is null)
            return "off";
        if (result.ExperienceKey != expected.GetProperty("experienceKey").GetString())
            return $"by {result.ExperienceKey}";
        var variables = expected.GetProperty("variables");
        var unexpected = result.Variables.Keys.Except(variables.EnumerateObject().Select(variable => variable.Name)).FirstOrDefault();
        return unexpected is not null
            ? $"an unexpected variable {unexpected}"
            : variables.EnumerateObject().Select(variable => Differ(variable, result.Variables)).FirstOrDefault(got => got is not null);
    }

    private static string? Differ(JsonProperty expected, FeatureVariables variables)
    {
        var type = expected.Value.GetProperty("type").GetString();
        var isThere = variables.TryGetValue(expected.Name, out var value);
        if (type == "unavailable")
            return isThere ? $"{expected.Name} available" : null;
        if (!isThere)
            return $"{expected.Name} unavailable";
        expected.Value.TryGetProperty("value", out var wanted);
        var isSame = type switch
        {
            "boolean" => value is bool flag && flag == wanted.GetBoolean(),
            "string" => value is string text && text == wanted.GetString(),
            "number" => NumberOf(value) is { } number && number == wanted.GetDouble(),
            "null" => value is null,
            "json" => value is JsonElement json && JsonElement.DeepEquals(json, wanted),
            _ => false,
        };
        return isSame ? null : $"{expected.Name} = {value ?? "null"} ({value?.GetType().Name}), not {type}";
    }

    private static double? NumberOf(object? value) => value switch
    {
        long number => number,
        double number => number,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        _ => null,
    };
}
