namespace ConvertTyped.Generator.Config.Document;

/// <summary>An item of one of the config's lists. Its node leads to whatever is not named here, rules above all.</summary>
internal class ConfigEntity(EntityKind kind, JsonNode node)
{
    public EntityKind Kind { get; } = kind;

    public JsonNode Node { get; } = node;

    public JsonNode? IdNode => Node["id"];

    public JsonNode? KeyNode => Node["key"];

    /// <summary>Null when there is none.</summary>
    public string? Id { get; } = node["id"].AsId();

    /// <summary>Null when there is none.</summary>
    public string? Key { get; } = node["key"].AsId();

    public string? Name => Node["name"].AsText();

    public string? Status => Node["status"].AsText();

    public string? Type => Node["type"].AsText();
}
