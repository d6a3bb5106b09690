using ConvertTyped.Semantics;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class ConstantOutcomeTests
{
    private static string Item(string item) => $$"""{ "OR": [{ "AND": [{ "OR_WHEN": [{{item}}] }] }] }""";

    private static string Rule(string type, string value) =>
        Item($$"""{ "matching": { "match_type": "{{type}}", "negated": false }, "key": "k", "value": {{value}} }""");

    private static string Audience(string rules) => $$"""  "audiences": [{ "id": 1, "rules": {{rules}} }]  """;

    [Theory]
    [InlineData("{ \"matching\": { \"match_type\": {|CVT0105:\"greater\"|}, \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "there is no match type 'greater'")]
    [InlineData("{ \"matching\": { \"match_type\": {|CVT0105:\"Equals\"|}, \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "there is no match type 'Equals'; there is 'equals', and case matters")]
    [InlineData("{ \"matching\": { \"match_type\": {|CVT0105:\"isInn\"|}, \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "there is no match type 'isInn'; did you mean 'isIn'?")]
    [InlineData("{ \"matching\": {|CVT0105:{|} \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "'match_type' is missing")]
    [InlineData("{|CVT0105:{|} \"key\": \"k\", \"value\": 1 }", "'matching' is missing")]
    [InlineData("{ \"matching\": {|CVT0105:{|} \"match_type\": \"equals\" }, \"key\": \"k\", \"value\": 1 }", "'negated' is missing")]
    [InlineData("{ \"matching\": { \"match_type\": \"equals\", \"negated\": {|CVT0105:\"false\"|} }, \"key\": \"k\", \"value\": 1 }", "'negated' is neither true nor false")]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"equals\", \"negated\": false }, \"value\": 1 }", "'key' is missing")]
    [InlineData("{ \"matching\": {|CVT0105:[|}], \"key\": \"k\", \"value\": 1 }", "'matching' is not an object")]
    [InlineData("{ \"matching\": { \"match_type\": {|CVT0105:5|}, \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "'match_type' is not a string")]
    [InlineData("{ \"matching\": { \"match_type\": \"equals\", \"negated\": true }, \"key\": {|CVT0105:null|}, \"value\": 1 }", "'key' is not a string")]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"equals\", \"negated\": true }, \"key\": \"k\" }", "'value' is missing")]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"not_exists\", \"negated\": false }, \"key\": \"k\" }", "'value' is missing")]
    [InlineData("{ \"matching\": { \"match_type\": \"equals\", \"negated\": true }, \"key\": {|CVT0105:5|}, \"value\": 1 }", "'key' is not a string")]
    [InlineData("{ \"matching\": { \"match_type\": \"less\", \"negated\": true }, \"key\": \"k\", \"value\": {|CVT0105:null|} }", "'less' requires 'value' to be a number, a string or a boolean")]
    [InlineData("{ \"matching\": { \"match_type\": \"isIn\", \"negated\": false }, \"key\": \"k\", \"value\": {|CVT0105:5|} }", "'isIn' requires 'value' to be a string or a list")]
    [InlineData("{|CVT0105:\"rule\"|}", "a rule must be an object")]
    public Task A_rule_that_never_matches_is_reported(string item, string message) => LintOf.Says(Audience(Item(item)), "This rule never matches: " + message);

    [Theory]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"doesNotExist\", \"negated\": false } }", "'key' is missing")]
    [InlineData("{ \"matching\": { \"match_type\": \"exists\", \"negated\": true }, \"key\": {|CVT0105:5|} }", "'key' is not a string")]
    public Task A_rule_that_always_matches_is_reported(string item, string message) =>
        LintOf.Says(Audience(Item(item)), "This rule matches every visitor: " + message);

    [Theory]
    [InlineData("{|CVT0105:{|}}", "'OR' is missing")]
    [InlineData("{|CVT0105:[|}]", "'OR' is missing")]
    [InlineData("{ \"OR\": {|CVT0105:[|}] }", "'OR' is empty")]
    [InlineData("{ \"OR\": {|CVT0105:{|}} }", "'OR' is not a list")]
    [InlineData("{ \"OR\": [{|CVT0105:{|}}] }", "'AND' is missing")]
    [InlineData("{ \"OR\": [{ \"AND\": {|CVT0105:[|}] }] }", "'AND' is empty")]
    [InlineData("{ \"OR\": [{ \"AND\": [{ \"OR_WHEN\": {|CVT0105:[|}] }] }] }", "'OR_WHEN' is empty")]
    public Task A_block_that_never_matches_is_reported(string rules, string message) => LintOf.Says(Audience(rules), "This block of rules never matches: " + message);

    [Theory]
    [InlineData("equals")]
    [InlineData("equalsNumber")]
    [InlineData("matches")]
    [InlineData("contains")]
    [InlineData("startsWith")]
    [InlineData("endsWith")]
    [InlineData("less")]
    [InlineData("lessEqual")]
    [InlineData("isIn")]
    [InlineData("regexMatches")]
    [InlineData("exists")]
    [InlineData("doesNotExist")]
    [InlineData("not_exists")]
    public Task Every_match_type_of_Convert_can_match(string type) => LintOf.Lists(Audience(Rule(type, "\"1\"")));

    [Theory]
    [InlineData("exists")]
    [InlineData("doesNotExist")]
    public Task A_rule_with_exists_or_doesNotExist_needs_no_value(string type) =>
        LintOf.Lists(Audience(Item($$"""{ "matching": { "match_type": "{{type}}", "negated": false }, "key": "k" }""")));

    [Fact]
    public Task Absent_rules_are_not_reported() => LintOf.Lists("""  "audiences": [{ "id": 1 }, { "id": 2, "rules": null }]  """);

    [Theory]
    [InlineData("""  "locations": [{ "id": 1, "rules": {|CVT0105:{|}} }]  """)]
    [InlineData("""  "segments": [{ "id": 1, "key": "s", "rules": {|CVT0105:{|}} }]  """)]
    [InlineData("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], "site_area": {|CVT0105:{|}} }]  """)]
    public Task Rules_are_checked_everywhere_in_the_config(string lists) => LintOf.Lists(lists);

    [Fact]
    public Task The_other_rules_of_a_mutual_exclusion_audience_are_not_checked() => LintOf.Lists("""
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }] }],
        "audiences": [{ "id": 1, "rules": { "OR": [{ "AND": [] }, { "AND": [{ "OR_WHEN": [{ "rule_type": "bucketed_into_experience_key", "value": "e" }] }] }] } }]
        """);

    [Fact]
    public Task All_rules_of_a_location_with_a_mutual_exclusion_are_checked() => LintOf.Lists("""
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }] }],
        "locations": [{ "id": 1, "rules": { "OR": [{ "AND": {|CVT0105:[|}] }, { "AND": [{ "OR_WHEN": [{|CVT0105:{|} "rule_type": "bucketed_into_experience_key", "value": "e" }] }] }] } }]
        """);

    [Fact]
    public Task A_regular_expression_that_does_not_compile_is_reported() => LintOf.Says(
        Audience(Rule("regexMatches", "{|CVT0105:\"^(/pricing\"|}")), "This rule never matches: the regular expression does not compile: a group is not closed");

    [Fact]
    public Task Values_that_are_not_regular_expressions_do_not_have_to_compile() => LintOf.Lists(Audience(Rule("equals", "\"(\"")));

    [Theory]
    [InlineData("(", "a group is not closed")]
    [InlineData("(?:a", "a group is not closed")]
    [InlineData("a)", "it has an unmatched ')'")]
    [InlineData("*a", "there is nothing before '*' to repeat")]
    [InlineData("a**", "there is nothing before '*' to repeat")]
    [InlineData("a|+", "there is nothing before '+' to repeat")]
    [InlineData("^?", "there is nothing before '?' to repeat")]
    [InlineData("$*", "there is nothing before '*' to repeat")]
    [InlineData("(?<=a)*", "there is nothing before '*' to repeat")]
    [InlineData("\\b+", "there is nothing before '+' to repeat")]
    [InlineData("a{2}+", "there is nothing before '+' to repeat")]
    [InlineData("{2}", "there is nothing before '{' to repeat")]
    [InlineData("{9}", "there is nothing before '{' to repeat")]
    [InlineData("a{3,2}", "the numbers of a quantifier are out of order")]
    [InlineData("[a", "a character class is not closed")]
    [InlineData("[z-a]", "a range in a character class is out of order")]
    [InlineData("[a-\0]", "a range in a character class is out of order")]
    [InlineData("[-z-a]", "a range in a character class is out of order")]
    [InlineData("a\\", "it ends with '\\'")]
    [InlineData("[\\", "it ends with '\\'")]
    [InlineData("(?>a)", "groups that start with '(?>' are not supported")]
    [InlineData("(?ab>c)", "groups that start with '(?a' are not supported")]
    [InlineData("(?<n>*)", "there is nothing before '*' to repeat")]
    [InlineData("(?i:a)", "groups that start with '(?i' are not supported")]
    [InlineData("(?-i:a)", "groups that start with '(?-' are not supported")]
    [InlineData("(?<a>.)(?<a>.)", "two groups have the name 'a'")]
    [InlineData("(?<a>.)\\k<b>", "'\\k' does not refer to a group")]
    [InlineData("(?'n'a)", "groups that start with '(?'' are not supported")]
    [InlineData("(?<>a)", "the name of a group is not valid")]
    [InlineData("(?x:a)", "groups that start with '(?x' are not supported")]
    [InlineData("(?i)a", "groups that start with '(?i' are not supported")]
    [InlineData("(?i)a:b", "groups that start with '(?i' are not supported")]
    [InlineData("[a-", "a character class is not closed")]
    [InlineData("\\B?", "there is nothing before '?' to repeat")]
    [InlineData("a*??", "there is nothing before '?' to repeat")]
    [InlineData("a{11,10}", "the numbers of a quantifier are out of order")]
    [InlineData("{2,}", "there is nothing before '{' to repeat")]
    public void Patterns_that_JavaScript_does_not_compile_are_reported(string pattern, string fault) => Assert.Equal(fault, JavaScriptPatternReader.FaultIn(pattern));

    [Fact]
    public void Groups_that_are_nested_too_deeply_make_a_pattern_invalid() => Assert.Equal(
        "its groups are nested 250 or more levels deep", JavaScriptPatternReader.FaultIn(string.Concat(Enumerable.Repeat("(?:", 100_000))));
}
