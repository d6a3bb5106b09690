using System.Text.Json.Nodes;

namespace ConvertTyped.Testing.Overrides;

/// <summary>Builds entities for the keys that a test uses and its config does not contain. The key of each entity is also its id, except for variations.</summary>
internal static class SyntheticConfig
{
    private const string ProjectId = "0";

    internal static ConvertConfig Project(IEnumerable<string> goalKeys) =>
        ConvertConfig.FromString(Write("goals", [.. goalKeys.Select(key => Entity(key))]));

    internal static Feature Feature(string key) => Read(Write("features", Entity(key))).Features[0];

    /// <summary>Creates an experience with one variation, or without variations if <paramref name="variationId"/> is null.</summary>
    internal static Experience Experience(string key, string? variationId = null, string? variationKey = null)
    {
        var experience = Entity(key);
        experience["variations"] = variationId is null
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["id"] = variationId, ["key"] = variationKey ?? variationId });
        return Read(Write("experiences", experience)).Experiences[0];
    }

    private static ConfigSnapshot Read(string json) => ConvertConfig.FromString(json).Snapshot;

    private static JsonObject Entity(string key) => new() { ["id"] = key, ["key"] = key };

    private static string Write(string kind, params JsonNode[] entities) => new JsonObject
    {
        ["account_id"] = ProjectId,
        ["project"] = new JsonObject { ["id"] = ProjectId },
        [kind] = new JsonArray(entities),
    }.ToJsonString();
}
