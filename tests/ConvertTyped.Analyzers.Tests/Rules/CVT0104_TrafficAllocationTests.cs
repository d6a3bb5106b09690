namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class TrafficAllocationTests
{
    private static string Experience(string variations, string more = "") =>
        $$"""  "experiences": [{ "id": 1, "key": "e", {{more}} "variations": {{variations}} }]  """;

    [Theory]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:60.5|} }]", "120.5")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": \"60\" }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\" 0x3C \"|} }]", "120")]
    [InlineData("[{ \"id\": 1 }, {|CVT0104:{|} \"id\": 2 }]", "200")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": \"much\" }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:1|} }, { \"id\": 3, \"traffic_allocation\": 1 }]", "102")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 50 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:50.006|} }]", "100.01")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": [\"60\"] }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:{|} } }]", "160")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"Infinity\"|} }]", "Infinity")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"0x\"|} }]", "160")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"0XFg\"|} }]", "160")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"+4.1E+1\"|} }]", "101")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"490e-1\"|} }]", "109")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"0X3C\"|} }]", "120")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": {|CVT0104:\"50\\u0000\"|} }]", "160")]
    public Task A_sum_of_more_than_100_percent_is_reported_at_the_first_variation_that_takes_it_over_the_limit(string variations, string sum) =>
        LintOf.Says(Experience(variations), $"The running variations of the experience 'e' are allocated {sum}% of the traffic in total, so some variations get less than their share; reduce the total to 100%");

    [Theory]
    [InlineData("{|CVT0104:[|}{ \"id\": 1, \"traffic_allocation\": 0 }, { \"id\": 2, \"traffic_allocation\": null }]")]
    [InlineData("{|CVT0104:[|}{ \"id\": 1, \"status\": \"stopped\", \"traffic_allocation\": 50 }]")]
    [InlineData("{|CVT0104:[|}{ \"id\": 1, \"traffic_allocation\": \"\" }, { \"id\": 2, \"traffic_allocation\": false }, { \"id\": 3, \"traffic_allocation\": -1 }]")]
    [InlineData("{|CVT0104:[|}{ \"id\": 1, \"traffic_allocation\": [null] }, { \"id\": 2, \"traffic_allocation\": [] }, { \"id\": 3, \"traffic_allocation\": \" \" }]")]
    [InlineData("{|CVT0104:[|}]")]
    public Task An_experience_without_traffic_is_reported(string variations) =>
        LintOf.Says(Experience(variations), "No running variation of the experience 'e' has any traffic, so the experience gets no visitors");

    [Fact]
    public Task A_variation_without_an_id_gets_no_traffic() =>
        LintOf.Lists(Experience("{|CVT0104:[|}{|CVT0108:{|} \"traffic_allocation\": 50 }]"));

    [Fact]
    public Task An_experience_without_a_list_of_variations_is_reported_at_its_key() =>
        LintOf.Says("""  "experiences": [{ "id": 1, "key": {|CVT0104:"e"|} }]  """, "No running variation of the experience 'e' has any traffic, so the experience gets no visitors");

    [Theory]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 100 }]")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 33.33 }, { \"id\": 2, \"traffic_allocation\": 33.33 }, { \"id\": 3, \"traffic_allocation\": 33.34 }]")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 50 }, { \"id\": 2, \"traffic_allocation\": 50.005 }]")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 0.01 }, { \"id\": 2, \"traffic_allocation\": 0 }]")]
    [InlineData("[{ \"id\": 1, \"status\": \"running\", \"traffic_allocation\": 60 }, { \"id\": 2, \"status\": \"stopped\", \"traffic_allocation\": 60 }]")]
    [InlineData("[{ \"id\": 1, \"status\": \"\", \"traffic_allocation\": true }]")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 99 }, { \"id\": 2, \"traffic_allocation\": true }]")]
    [InlineData("[{ \"id\": 1, \"traffic_allocation\": 60 }, { \"id\": 2, \"traffic_allocation\": \"-Infinity\" }]")]
    public Task A_sum_of_at_most_100_percent_plus_half_a_bucket_is_not_reported(string variations) => LintOf.Lists(Experience(variations));

    [Theory]
    [InlineData("\"status\": \"paused\",")]
    [InlineData("\"status\": \"completed\",")]
    [InlineData("\"status\": \"draft\",")]
    public Task A_retired_experience_needs_no_traffic(string status) => LintOf.Lists(Experience("[]", status));

    [Fact]
    public Task An_archived_experience_needs_no_traffic() => LintOf.Lists("\"archived_experiences\": [\"1\"], " + Experience("[]"));
}
