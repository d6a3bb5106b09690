namespace ConvertTyped.Generator.Config.Retired;

/// <summary>An attribute that rules no longer read.</summary>
internal sealed record RetiredAttribute(string Key, AttributeType Type, Removal Removal)
{
    /// <summary>Returns null for an entry without a key.</summary>
    public static RetiredAttribute? TryRead(JsonNode entry) =>
        entry["key"].AsText() is { } key ? new(key, TypeOf(entry["type"].AsText()), Removal.Read(entry)) : null;

    private static AttributeType TypeOf(string? type) => type switch
    {
        "number" => AttributeType.Number,
        "boolean" => AttributeType.Boolean,
        _ => AttributeType.Text,
    };
}
