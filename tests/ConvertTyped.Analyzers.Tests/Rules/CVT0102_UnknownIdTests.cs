namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class UnknownIdTests
{
    private const string Entities = """
        "audiences": [{ "id": "10" }], "segments": [{ "id": 11, "key": "s" }], "locations": [{ "id": "20" }], "goals": [{ "id": "30", "key": "g" }],
        "features": [{ "id": "40", "key": "f" }]
        """;

    [Theory]
    [InlineData("\"audiences\": [\"10\", {|CVT0102:\"19\"|}]", "The experience 'e' refers to the audience or segment with the id 19, which is not in the config")]
    [InlineData("\"locations\": [{|CVT0102:\"10\"|}]", "The experience 'e' refers to the location with the id 10, which is not in the config")]
    [InlineData("\"goals\": [30, {|CVT0102:39|}]", "The experience 'e' refers to the goal with the id 39, which is not in the config")]
    public Task A_reference_to_an_entity_that_does_not_exist_is_reported(string references, string message) => LintOf.Says(
        $$"""  {{Entities}}, "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], {{references}} }]  """, message);

    [Fact]
    public Task A_feature_that_a_variation_carries_must_exist() => LintOf.Says(
        $$"""
        {{Entities}}, "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "changes": [
          { "type": "fullStackFeature", "data": { "feature_id": 40 } },
          { "type": "fullStackFeature", "data": { "feature_id": {|CVT0102:"41"|} } },
          { "type": "customCode", "data": { "feature_id": "42" } }] }] }]
        """,
        "The experience 'e' refers to the feature with the id 41, which is not in the config");

    [Theory]
    [InlineData("\"audiences\": [10, \"11\"], \"locations\": [20], \"goals\": [\"30\"]")]
    [InlineData("\"audiences\": null, \"locations\": null, \"goals\": null")]
    [InlineData("\"audiences\": [], \"locations\": []")]
    [InlineData("\"audiences\": [null, {}]")]
    public Task Ids_of_existing_entities_and_values_that_are_not_ids_are_not_reported(string references) => LintOf.Lists(
        $$"""  {{Entities}}, "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], {{references}} }]  """);
}
