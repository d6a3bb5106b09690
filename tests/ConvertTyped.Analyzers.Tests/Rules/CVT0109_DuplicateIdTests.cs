namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class DuplicateIdTests
{
    [Theory]
    [InlineData("""  "goals": [{ "id": "1", "key": "a" }, { "id": {|CVT0109:1|}, "key": "b" }]  """, "Another goal already has the id 1")]
    [InlineData("""  "features": [{ "id": 1.0, "key": "a" }, { "id": {|CVT0109:"1"|}, "key": "b" }]  """, "Another feature already has the id 1")]
    [InlineData("""  "locations": [{ "id": 1 }, { "id": {|CVT0109:1|} }]  """, "Another location already has the id 1")]
    [InlineData(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "traffic_allocation": 50 }, { "id": {|CVT0109:2|}, "traffic_allocation": 50 }] }]  """,
        "Another variation of the experience 'e' already has the id 2")]
    public Task A_duplicate_id_is_reported(string lists, string message) => LintOf.Says(lists, message);

    [Fact]
    public Task Entities_of_two_kinds_and_variations_of_two_experiences_may_share_an_id() => LintOf.Lists("""
        "goals": [{ "id": 1, "key": "g" }],
        "experiences": [{ "id": 1, "key": "a", "variations": [{ "id": 1 }] }, { "id": 2, "key": "b", "variations": [{ "id": 1 }] }]
        """);
}
