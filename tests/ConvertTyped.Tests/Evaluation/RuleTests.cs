using System.Diagnostics;
using ConvertTyped.Semantics;

namespace ConvertTyped.Tests.Evaluation;

public class RuleTests
{
    [Theory]
    [InlineData("less", "1e308", 1e307, true)]
    [InlineData("less", "1e999", 1e308, true)]
    [InlineData("less", "9007199254740993", 9007199254740992d, false)]
    [InlineData("lessEqual", "9007199254740993", 9007199254740992d, true)]
    [InlineData("less", "\"1,000,000,000,000,000,000,000\"", 1e20, true)]
    [InlineData("equals", "1e21", 1e21, true)]
    [InlineData("equals", "\"1e+21\"", 1e21, true)]
    [InlineData("equals", "100000000000000000000000", 1e23, true)]
    [InlineData("equals", "\"Infinity\"", double.PositiveInfinity, true)]
    [InlineData("equals", "\"NaN\"", double.NaN, true)]
    [InlineData("less", "5", double.NaN, false)]
    [InlineData("contains", "\"e+\"", 1e300, true)]
    public void Huge_and_special_numbers_are_compared_as_in_JavaScript(string matchType, string value, double attribute, bool expected) =>
        Assert.Equal(expected, Matches(ConfigText.When("x", matchType, value), attribute));

    [Fact]
    public void A_very_long_number_is_read()
    {
        var digits = new string('9', 10_000);
        Assert.True(Matches(ConfigText.When("x", "less", digits), 1e308));
        Assert.False(Matches(ConfigText.When("x", "less", "5"), digits));
    }

    [Theory]
    [InlineData(@"^(a|a?)+\\1$")]
    [InlineData(@"(a*)*\\1b")]
    public void A_catastrophic_pattern_times_out_and_matches_nothing_even_if_the_rule_is_negated(string pattern)
    {
        var attacker = new Dictionary<string, object?> { ["x"] = new string('a', 8_000) + "!" };
        using var logs = new RecordedLogs();
        using var core = Core(ConfigText.When("x", "regexMatches", $"\"{pattern}\""), logs);
        using var negated = Core(ConfigText.When("x", "regexMatches", $"\"{pattern}\"", negated: true), logs);
        var clock = Stopwatch.StartNew();
        Assert.Null(core.CreateContext("v").RunExperience("e", attacker));
        Assert.Null(negated.CreateContext("v").RunExperience("e", attacker));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(2, logs.Warnings.Count());
    }

    [Fact]
    public void A_pattern_that_needs_no_backtracking_does_not_time_out()
    {
        using var core = Core(ConfigText.When("x", "regexMatches", "\"^(a+)+$\"", negated: true));
        Assert.NotNull(core.CreateContext("v").RunExperience("e", new Dictionary<string, object?> { ["x"] = new string('a', 2_000) + "!" }));
    }

    [Theory]
    [InlineData("(", false)]
    [InlineData("(", true)]
    [InlineData("[z-a]", true)]
    public void An_invalid_pattern_matches_nothing_even_if_the_rule_is_negated(string pattern, bool negated) =>
        Assert.False(Matches(ConfigText.When("x", "regexMatches", $"\"{pattern}\"", negated), "("));

    [Theory]
    [InlineData("""{"matching":{"match_type":"equals","negated":false},"key":"x","value":"a"}""", true)]
    [InlineData("""{"matching":{"match_type":"Equals","negated":false},"key":"x","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":"greater","negated":false},"key":"x","value":"0"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals"},"key":"x","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals","negated":"false"},"key":"x","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals","negated":0},"key":"x","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":["equals"],"negated":false},"key":"x","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals","negated":true},"key":"x"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals","negated":true},"key":"y","value":"a"}""", false)]
    [InlineData("""{"matching":{"match_type":"exists","negated":false},"key":"x"}""", true)]
    [InlineData("""{"matching":{"match_type":"exists","negated":true},"key":"y"}""", true)]
    [InlineData("""{"matching":{"match_type":"doesNotExist","negated":false},"key":"y"}""", true)]
    [InlineData("""{"matching":{"match_type":"not_exists","negated":false},"key":"y","value":""}""", false)]
    [InlineData("""{"matching":{"match_type":"doesNotExist","negated":false}}""", true)]
    [InlineData("""{"matching":{"match_type":"doesNotExist","negated":false},"key":1}""", true)]
    [InlineData("""{"matching":{"match_type":"equals","negated":false},"key":1,"value":"one"}""", false)]
    [InlineData("""{"matching":{"match_type":"equals","negated":false},"key":"","value":"nameless"}""", true)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("\"x\"", false)]
    [InlineData("[]", false)]
    public void Only_valid_items_can_match(string item, bool expected)
    {
        using var core = Core(ConfigText.Rules(item));
        var attributes = new Dictionary<string, object?> { ["x"] = "a", ["1"] = "one", [""] = "nameless" };
        Assert.Equal(expected, core.CreateContext("v", attributes).RunExperience("e") is not null);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""true""")]
    [InlineData("""{"OR":[]}""")]
    [InlineData("""{"OR":[{}]}""")]
    [InlineData("""{"OR":[{"AND":[]}]}""")]
    [InlineData("""{"OR":[{"AND":[{"OR_WHEN":[]}]}]}""")]
    [InlineData("""{"OR":{"AND":[]}}""")]
    [InlineData("""{"OR":[null,1,"x",[]]}""")]
    [InlineData("null")]
    public void Empty_and_malformed_rules_match_no_visitor(string rules)
    {
        using var core = Core(rules);
        Assert.Null(core.CreateContext("v").RunExperience("e"));
    }

    [Theory]
    [InlineData("contains", "elv", "KELVIN", true)]
    [InlineData("contains", "kelvin", "300 \u212Aelvin", true)]
    [InlineData("contains", "\u017F", "S", false)]
    [InlineData("contains", "Ab", "aAaB!", true)]
    [InlineData("contains", "abc", "abxab", false)]
    [InlineData("contains", " ", "x", true)]
    [InlineData("contains", "\u00A0\u3000", "x", true)]
    [InlineData("contains", "i", "\u0130stanbul", true)]
    [InlineData("startsWith", " ", "x", false)]
    [InlineData("contains", "", "\u00E4", true)]
    [InlineData("contains", "[", "{", false)]
    [InlineData("contains", "@", "`", false)]
    [InlineData("startsWith", "K", "\u212Aelvin", true)]
    [InlineData("startsWith", "/Pri", "/PRICING", true)]
    [InlineData("startsWith", "/pricing/teams", "/pricing", false)]
    [InlineData("endsWith", "ING", "/pricing", true)]
    [InlineData("endsWith", "k", "300\u212A", true)]
    [InlineData("endsWith", "s", "\u017F", false)]
    [InlineData("endsWith", "ing ", "/pricing", false)]
    public void Case_is_ignored_by_comparing_text_in_lower_case(string matchType, string value, string attribute, bool expected) =>
        Assert.Equal(expected, Matches(ConfigText.When("x", matchType, $"\"{value}\""), attribute));

    [Theory]
    [InlineData("a|b|c", "c", true)]
    [InlineData("a|b|c", "d", false)]
    [InlineData("a|b|c", "x|b", true)]
    [InlineData("ab|ac", "ac", true)]
    [InlineData("ab|ac", "a", false)]
    [InlineData("a||b", "", true)]
    [InlineData("a|b", "", false)]
    [InlineData("h|g|f|e|d|c|b|a", "a", true)]
    [InlineData("i|h|g|f|e|d|c|b|a", "a", true)]
    [InlineData("i|h|g|f|e|d|c|b|a", "I", false)]
    [InlineData("i|h|g|f|e|d|c|b|a", "i", true)]
    [InlineData("i|h|g|f|e|d|c|b|a", "bb", false)]
    public void IsIn_compares_every_part_of_the_attribute_with_every_choice_in_short_and_long_lists(string choices, string attribute, bool expected) =>
        Assert.Equal(expected, Matches(ConfigText.When("x", "isIn", $"\"{choices}\""), attribute));

    [Fact]
    public void Every_match_type_accepts_every_type_of_attribute_without_an_exception()
    {
        string[] values = ["\"a\"", "1", "true", "null", "[\"a\",null,{}]", "{\"a\":1}", "\"\"", "\"\\ud800\""];
        var attributes = Attributes.AttributeValueTests.Values.Select(row => row.Data.Item1).Append("\ud800").ToArray();
        using var logs = new RecordedLogs();
        foreach (var matchType in MatchTypes.Names)
        {
            foreach (var value in values)
            {
                using var core = Core(ConfigText.When("x", matchType, value), logs);
                foreach (var attribute in attributes)
                    core.CreateContext("v").RunExperience("e", new Dictionary<string, object?> { ["x"] = attribute }, enableTracking: false, enableStorage: false);
            }
        }

        Assert.Empty(logs.Errors);
    }

    private static bool Matches(string rules, object? attribute)
    {
        using var core = Core(rules);
        return core.CreateContext("v", new Dictionary<string, object?> { ["x"] = attribute }).RunExperience("e") is not null;
    }

    private static ConvertCore Core(string rules, RecordedLogs? logs = null) => new ConfigText
    {
        Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"),
        Audiences = ConfigText.Ruled("a", rules),
    }.Start(options => options.LoggerFactory = logs);
}
