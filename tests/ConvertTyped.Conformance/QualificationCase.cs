using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>Runs the steps of a case with one context for one visitor. If the case has stored decisions, the data store contains them.</summary>
internal static class QualificationCase
{
    internal static string? Check(JsonElement test)
    {
        var visitorId = test.GetProperty("visitorId").GetString()!;
        using var core = Cores.Of(test.GetProperty("config"), test.GetProperty("environment").GetString(), StoreOf(test, visitorId));
        var context = core.CreateContext(visitorId);
        return test.GetProperty("steps").EnumerateArray().Select(step => Check(context, step)).FirstOrDefault(got => got is not null);
    }

    private static string? Check(ConvertContext context, JsonElement step) => step.GetProperty("op").GetString() switch
    {
        "runExperience" => Variations.Differ(step.GetProperty("expect"), context.RunExperience(
            step.GetProperty("experience").GetString()!,
            Cores.AttributesOf(step, "attributes"),
            Cores.AttributesOf(step, "locationAttributes"))),
        "runCustomSegments" => CheckSegments(context, step),
        var operation => $"the unknown operation '{operation}'",
    };

    private static string? CheckSegments(ConvertContext context, JsonElement step)
    {
        var keys = step.GetProperty("segments").EnumerateArray().Select(key => key.GetString()!);
        var recorded = context.RunCustomSegments(keys, Cores.AttributesOf(step, "ruleData")).MatchedSegmentIds;
        var expected = step.GetProperty("expect").EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal);
        return recorded.Order(StringComparer.Ordinal).SequenceEqual(expected) ? null : $"segments {string.Join(", ", recorded)}";
    }

    private static InMemoryDataStore? StoreOf(JsonElement test, string visitorId)
    {
        if (test.GetProperty("stored") is not { ValueKind: JsonValueKind.Object } stored)
            return null;
        var config = test.GetProperty("config");
        var store = new InMemoryDataStore();
        var key = $"{config.GetProperty("account_id").GetString()}-{config.GetProperty("project").GetProperty("id").GetString()}-{visitorId}";
        store.Set(key, $$"""{"bucketing":{{stored.GetRawText()}}}""");
        return store;
    }
}
