using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>What every entity has, found in one pass over its members.</summary>
internal readonly record struct EntityHead(string Id, string? Key, string? Name, JsonElement Raw)
{
    internal static EntityHead? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        string? id = null, key = null, name = null;
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("id"u8))
                id = ConfigJson.Id(member.Value);
            else if (member.NameEquals("key"u8))
                key = ConfigJson.Id(member.Value);
            else if (member.NameEquals("name"u8))
                name = ConfigJson.TextOrNull(member.Value);
        }

        return id is null ? null : new(id, key, name, element);
    }

    internal JsonElement Member(ReadOnlySpan<byte> name) => Raw.TryGetProperty(name, out var value) ? value : default;
}
