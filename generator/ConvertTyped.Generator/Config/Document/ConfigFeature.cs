namespace ConvertTyped.Generator.Config.Document;

internal sealed class ConfigFeature(JsonNode node) : ConfigEntity(EntityKind.Feature, node)
{
    public IReadOnlyList<ConfigVariable> Variables { get; } =
        [.. (node["variables"]?.Items ?? []).Select(variable => new ConfigVariable(variable))];
}
