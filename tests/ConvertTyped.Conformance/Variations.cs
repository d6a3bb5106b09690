using System.Text.Json;

namespace ConvertTyped.Conformance;

internal static class Variations
{
    /// <summary>
    /// Returns null if the result is the expected variation, or if no variation is expected and there is no result; otherwise, a description of the result.
    /// </summary>
    internal static string? Differ(JsonElement expected, ExperienceResult? result)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            return result is null ? null : $"variation {result.VariationId}";
        if (result is null)
            return "no variation";
        var isSame = result.VariationId == expected.GetProperty("variationId").GetString()
            && result.VariationKey == expected.GetProperty("variationKey").GetString();
        return isSame ? null : $"variation {result.VariationId} ({result.VariationKey})";
    }
}
