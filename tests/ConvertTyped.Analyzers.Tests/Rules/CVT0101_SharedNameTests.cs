namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class SharedNameTests
{
    [Fact]
    public Task The_entity_with_the_lower_id_keeps_the_name_and_the_other_entity_is_reported() => LintOf.Says(
        """  "features": [{ "id": 12, "key": {|CVT0101:"check-out"|} }, { "id": 9, "key": "check_out" }, { "id": 3, "key": "other" }]  """,
        "The features 'check_out' and 'check-out' both map to the C# name CheckOut; 'check-out' is named CheckOut_12 instead");

    [Fact]
    public Task A_variable_that_shares_its_name_with_another_variable_of_the_feature_is_reported() => LintOf.Says(
        """  "features": [{ "id": 1, "key": "f", "variables": [{ "key": {|CVT0101:"max_items"|}, "type": "string" }, { "key": "max-items", "type": "string" }] }]  """,
        "The variables 'max-items' and 'max_items' of the feature 'f' both map to the C# name MaxItems; 'max_items' is named MaxItems_2 instead");

    [Fact]
    public Task A_variation_that_shares_its_name_with_another_variation_of_the_experience_is_reported() => LintOf.Says(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "on" }, { "id": 3, "key": {|CVT0101:"On"|}, "traffic_allocation": 0 }] }]  """,
        "The variations 'on' and 'On' of the experience 'e' both map to the C# name On; 'On' is named On_3 instead");

    [Fact]
    public Task Names_that_differ_only_in_case_collide() => LintOf.Says(
        """  "features": [{ "id": 1, "key": "ab" }, { "id": 2, "key": {|CVT0101:"a-b"|} }]  """,
        "The features 'ab' and 'a-b' map to the C# names Ab and AB, which differ only in case; 'a-b' is named AB_2 instead");

    [Fact]
    public Task Variations_collide_without_their_own_ids() => LintOf.Says(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 100, "key": "100-ab" }, { "id": 101, "key": {|CVT0101:"101-AB"|}, "traffic_allocation": 0 }] }]  """,
        "The variations '100-ab' and '101-AB' of the experience 'e' map to the C# names Ab and AB, which differ only in case; '101-AB' is named AB_101 instead");

    [Theory]
    [InlineData(
        """  "features": [{ "id": 12, "key": {|CVT0101:"check_out"|} }]  """,
        """{ "features": [{ "id": 9, "key": "check-out" }] }""",
        "The features 'check-out' and 'check_out' both map to the C# name CheckOut; 'check_out' is named CheckOut_12 instead")]
    [InlineData(
        """  "features": [{ "id": 1, "key": "f", "variables": [{ "key": {|CVT0101:"max_items"|}, "type": "string" }] }]  """,
        """{ "features": [{ "id": 1, "key": "f", "variables": [{ "key": "max-items", "type": "string" }] }] }""",
        "The variables 'max-items' and 'max_items' of the feature 'f' both map to the C# name MaxItems; 'max_items' is named MaxItems_2 instead")]
    [InlineData(
        """  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 3, "key": {|CVT0101:"On"|} }] }]  """,
        """{ "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "on" }] }] }""",
        "The variations 'on' and 'On' of the experience 'e' both map to the C# name On; 'On' is named On_3 instead")]
    public async Task A_name_that_a_retired_entity_keeps_is_reported(string lists, string retired, string message)
    {
        var project = new TestProject { AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.With(lists), ["convert.retired.json"] = retired } };
        Assert.Equal(message, Assert.Single(await Analysis.FindsTheMarkedAsync(project)).GetMessage(null));
    }

    [Theory]
    [InlineData("""  "features": [{ "id": 1, "key": "same" }], "goals": [{ "id": 1, "key": "same" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "equals" }, { "id": 2, "key": "features" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "same" }, { "id": {|CVT0109:1|}, "key": "same" }]  """)]
    [InlineData("""  "features": [{ "id": 1, "key": "f", "variables": [{ "type": "string" }, { "key": "v", "type": "string" }] }]  """)]
    [InlineData("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2, "key": "on" }, {|CVT0108:{|} "key": "On" }, { "id": 3, "traffic_allocation": 0 }] }]  """)]
    public Task Names_that_do_not_collide_are_not_reported(string lists) => LintOf.Lists(lists);
}
