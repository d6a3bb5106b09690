namespace ConvertTyped.Generator.Config.Document;

/// <summary>An entity of the config, such as a feature or a goal. Its node contains everything that has no property here, such as rules.</summary>
internal class ConfigEntity(EntityKind kind, JsonNode node)
{
    public EntityKind Kind { get; } = kind;

    public JsonNode Node { get; } = node;

    public JsonNode? IdNode => Node["id"];

    public JsonNode? KeyNode => Node["key"];

    /// <summary>The id as text; null if the config has no valid id.</summary>
    public string? Id { get; } = node["id"].AsId();

    /// <summary>The key as text; null if the config has no valid key.</summary>
    public string? Key { get; } = node["key"].AsId();

    public string? Name => Node["name"].AsText();

    public string? Status => Node["status"].AsText();

    public string? Type => Node["type"].AsText();
}
