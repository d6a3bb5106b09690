using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Finds the rule that makes an audience a mutual exclusion.</summary>
internal static class MutualExclusionReader
{
    private static readonly byte[] RuleType = Encoding.UTF8.GetBytes(RuleTree.MutualExclusion);

    /// <summary>Returns the first mutual exclusion in document order, at any level of the tree; null if the tree contains none.</summary>
    internal static MutualExclusion? Read(JsonSlice rules) =>
        rules.Bytes.IndexOf(RuleType) < 0 && rules.Bytes.IndexOf("\\u"u8) < 0 ? null : Find(rules.Parse());

    private static MutualExclusion? Find(JsonElement rules) => rules.ValueKind switch
    {
        JsonValueKind.Array => rules.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when TextOf(rules, "rule_type") == RuleTree.MutualExclusion => new(
            JsonText.Member(rules, "value") is { ValueKind: not JsonValueKind.Undefined } key ? JavaScriptValue.ToText(ConfigJson.Value(key)) : "",
            JsonText.Member(JsonText.Member(rules, "matching"), "negated").ValueKind == JsonValueKind.True),
        JsonValueKind.Object => rules.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? TextOf(JsonElement item, string name) =>
        JsonText.Member(item, name) is { ValueKind: JsonValueKind.String } text ? JsonText.Read(text) : null;
}
