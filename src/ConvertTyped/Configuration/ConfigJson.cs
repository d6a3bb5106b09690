using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;

namespace ConvertTyped.Configuration;

/// <summary>Reads JSON elements as JavaScript would have them, whatever they turn out to be.</summary>
internal static class ConfigJson
{
    /// <summary>An id or key: a string, or a number in JavaScript's notation; null for anything else and for the empty string.</summary>
    internal static string? Id(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => EntityId.Normalize(JsonText.Read(value)),
        JsonValueKind.Number => EntityId.Normalize(value.GetDouble()),
        _ => null,
    };

    internal static AttributeValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(value),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => AttributeValue.From(value),
    };

    internal static string[] Ids(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Id).OfType<string>()] : [];
}
