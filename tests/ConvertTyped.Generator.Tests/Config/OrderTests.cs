using System.Text.Json.Nodes;
using ConvertTyped.Fixtures;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace ConvertTyped.Generator.Tests.Config;

/// <summary>Tests that the generated code does not depend on the order in which Convert serves entities.</summary>
public class OrderTests
{
    private static readonly string SharedNames = Configs.Of($"""
        "features": {Configs.Entities(["checkout-banner", "checkout_banner", "checkoutBanner", "Checkout Banner", "features", "---"])},
        "experiences": {Configs.Entities(["a.b", "a-b", "aB", "experiences"], "\"variations\": [ { \"id\": 1, \"key\": \"x-y\" }, { \"id\": 2, \"key\": \"xY\" } ]")},
        "goals": {Configs.Entities(["buy now", "buy-now", "buyNow"])}
        """);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_entities_does_not_change_the_code_of_the_shop(int seed) => AssertSameInAnyOrder(Configs.Shop, seed);

    [Fact]
    public void The_order_of_entities_does_not_change_the_code_of_a_large_config() => AssertSameInAnyOrder(LargeConfig.Create(), seed: 4);

    [Fact]
    public void The_order_of_entities_does_not_change_the_code_for_keys_that_map_to_one_name() => AssertSameInAnyOrder(SharedNames, seed: 5);

    private static void AssertSameInAnyOrder(string config, int seed)
    {
        var shuffled = Shuffle(config, seed);
        Assert.NotEqual(JsonNode.Parse(config)!.ToJsonString(), shuffled);
        Assert.Equal(TestProject.With(config).WithTesting.Generate().Files, TestProject.With(shuffled).WithTesting.Generate().Files);
    }

    private static string Shuffle(string config, int seed)
    {
        var random = new Random(seed);
        var root = JsonNode.Parse(config)!.AsObject();
        foreach (var entities in root.Select(member => member.Value).OfType<JsonArray>())
            Shuffle(entities, random);
        foreach (var experience in root["experiences"]!.AsArray())
            Shuffle(experience!["variations"]!.AsArray(), random);
        foreach (var feature in root["features"]!.AsArray())
            Shuffle(feature!["variables"]!.AsArray(), random);
        return root.ToJsonString();
    }

    private static void Shuffle(JsonArray items, Random random)
    {
        JsonNode?[] shuffled = [.. items];
        items.Clear();
        random.Shuffle(shuffled);
        foreach (var item in shuffled)
            items.Add(item);
    }
}
