namespace ConvertTyped.Generator.Config.Document;

internal sealed class ConfigVariable(JsonNode node)
{
    public JsonNode Node { get; } = node;

    public JsonNode? KeyNode => Node["key"];

    public string? Key { get; } = node["key"].AsId();

    public string? Type => Node["type"].AsText();
}
