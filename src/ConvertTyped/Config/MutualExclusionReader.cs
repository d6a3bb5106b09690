using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Config;

/// <summary>Finds the rule that makes an audience one of mutual exclusion.</summary>
internal static class MutualExclusionReader
{
    /// <summary>The first such item in document order, wherever it stands in the tree; null when there is none.</summary>
    internal static MutualExclusion? Read(JsonSlice rules) =>
        rules.Bytes.IndexOf("bucketed_into"u8) < 0 && rules.Bytes.IndexOf("\\u"u8) < 0 ? null : Find(rules.Parse());

    private static MutualExclusion? Find(JsonElement rules)
    {
        switch (rules.ValueKind)
        {
            case JsonValueKind.Array:
                return rules.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null);
            case JsonValueKind.Object when rules.TryGetProperty("rule_type"u8, out var type)
                && type.ValueKind == JsonValueKind.String && type.ValueEquals("bucketed_into_experience_key"u8):
                return new(
                    rules.TryGetProperty("value"u8, out var key) ? JavaScriptValue.ToText(ConfigJson.Value(key)) : "",
                    rules.TryGetProperty("matching"u8, out var matching) && matching.ValueKind == JsonValueKind.Object
                        && matching.TryGetProperty("negated"u8, out var negated) && negated.ValueKind == JsonValueKind.True);
            case JsonValueKind.Object:
                return rules.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }
}
