using System.Text.Json.Nodes;

namespace ConvertTyped.Tool.Tests;

/// <summary>The shop's config, and copies of it with changes that a test makes.</summary>
internal static class ShopConfig
{
    public static string Text { get; } = Repository.Read("tests", "Fixtures", "shop", "convert.json");

    public static string Changed(Action<JsonNode> change)
    {
        var config = JsonNode.Parse(ShopConfig.Text)!;
        change(config);
        return config.ToJsonString();
    }

    public static JsonNode Experience(this JsonNode config, string key) => Find(config, "experiences", key);

    public static JsonNode Feature(this JsonNode config, string key) => Find(config, "features", key);

    public static JsonNode Variation(this JsonNode experience, string key) => Find(experience, "variations", key);

    public static void Remove(this JsonNode config, string list, string key) => config[list]!.AsArray().Remove(Find(config, list, key));

    private static JsonNode Find(JsonNode owner, string list, string key) => owner[list]!.AsArray().Single(item => (string?)item!["key"] == key)!;
}
