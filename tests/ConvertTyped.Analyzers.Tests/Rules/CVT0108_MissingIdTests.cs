namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class MissingIdTests
{
    [Theory]
    [InlineData("""  "experiences": [{|CVT0108:{|} "key": "e", "variations": [{ "id": 1 }] }]  """, "The experience 'e' has no valid id, so the SDKs ignore it")]
    [InlineData("""  "features": [{|CVT0108:{|} "key": "f" }]  """, "The feature 'f' has no valid id, so the SDKs ignore it")]
    [InlineData("""  "goals": [{ "id": {|CVT0108:""|}, "key": "g" }]  """, "The goal 'g' has no valid id, so the SDKs ignore it")]
    [InlineData("""  "segments": [{ "id": {|CVT0108:null|}, "key": "s" }]  """, "The segment 's' has no valid id, so the SDKs ignore it")]
    [InlineData("""  "segments": [{ "id": {|CVT0108:[|}1], "key": "s" }]  """, "The segment 's' has no valid id, so the SDKs ignore it")]
    [InlineData(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }, {|CVT0108:{|} "key": "v" }] }]  """,
        "The variation 'v' of the experience 'e' has no valid id, so the SDKs ignore it")]
    [InlineData(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }, {|CVT0108:{|} }] }]  """,
        "The variation of the experience 'e' has no valid id, so the SDKs ignore it")]
    public Task Entities_and_variations_without_a_valid_id_are_reported(string lists, string message) => LintOf.Says(lists, message);

    [Fact]
    public Task Ids_may_be_strings_or_numbers() => LintOf.Lists("""
        "goals": [{ "id": "1", "key": "a" }, { "id": 0, "key": "b" }],
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": "2" }] }]
        """);
}
