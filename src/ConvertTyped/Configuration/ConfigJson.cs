using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;

namespace ConvertTyped.Configuration;

/// <summary>Reads ids and values from JSON elements of any kind.</summary>
internal static class ConfigJson
{
    /// <summary>Reads an id or key: a string, or a number converted to text as in JavaScript. Returns null for an empty string or any other value.</summary>
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
