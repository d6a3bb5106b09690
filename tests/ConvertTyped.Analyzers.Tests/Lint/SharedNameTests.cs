namespace ConvertTyped.Analyzers.Tests.Lint;

public sealed class SharedNameTests
{
    [Fact]
    public Task The_lowest_id_keeps_the_name_and_the_other_is_told() => LintOf.Says(
        """  "features": [{ "id": 12, "key": {|CVT0101:"check-out"|} }, { "id": 9, "key": "check_out" }, { "id": 3, "key": "other" }]  """,
        "The features 'check_out' and 'check-out' share the C# name CheckOut: the first keeps it, this one is CheckOut_12");

    [Fact]
    public Task Variables_of_one_feature_share_names_as_well() => LintOf.Says(
        """  "features": [{ "id": 1, "key": "f", "variables": [{ "key": {|CVT0101:"max_items"|}, "type": "string" }, { "key": "max-items", "type": "string" }] }]  """,
        "The variables of 'f' 'max-items' and 'max_items' share the C# name MaxItems: the first keeps it, this one is MaxItems_2");

    [Fact]
    public Task Variations_of_one_experience_share_names_as_well() => LintOf.Says(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "on" }, { "id": 3, "key": {|CVT0101:"On"|}, "traffic_allocation": 0 }] }]  """,
        "The variations of 'e' 'on' and 'On' share the C# name On: the first keeps it, this one is On_3");

    [Theory]
    [InlineData("""  "features": [{ "id": 1, "key": "same" }], "goals": [{ "id": 1, "key": "same" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "equals" }, { "id": 2, "key": "features" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "same" }, { "id": 1, "key": "same" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "ab" }, { "id": 2, "key": "a-b" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "f", "variables": [{ "type": "string" }, { "key": "v", "type": "string" }] }]  """)]
    [InlineData("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "on" }, { "key": "On" }, { "id": 3, "traffic_allocation": 0 }] }]  """)]
    public Task Names_of_different_kinds_or_of_their_own_collide_with_nothing(string lists) => LintOf.Lists(lists);
}
