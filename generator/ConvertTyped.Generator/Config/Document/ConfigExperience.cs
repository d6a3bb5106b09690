namespace ConvertTyped.Generator.Config.Document;

internal sealed class ConfigExperience(JsonNode node) : ConfigEntity(EntityKind.Experience, node)
{
    public IReadOnlyList<ConfigVariation> Variations { get; } =
        [.. (node["variations"]?.Items ?? []).Select(variation => new ConfigVariation(variation))];
}
