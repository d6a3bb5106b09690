namespace ConvertTyped.Generator.Config;

internal sealed class ConfigExperience(JsonNode node) : ConfigEntity(EntityKind.Experience, node)
{
    public IReadOnlyList<ConfigVariation> Variations { get; } =
        [.. (node["variations"]?.Items ?? []).Select(variation => new ConfigVariation(variation))];
}
