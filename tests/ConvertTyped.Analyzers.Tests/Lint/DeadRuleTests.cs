using System.Reflection;

namespace ConvertTyped.Analyzers.Tests.Lint;

public sealed class DeadRuleTests
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
    [InlineData("{ \"matching\": {|CVT0105:[|}], \"key\": \"k\", \"value\": 1 }", "'matching' is missing")]
    [InlineData("{ \"matching\": { \"match_type\": {|CVT0105:5|}, \"negated\": false }, \"key\": \"k\", \"value\": 1 }", "'match_type' is missing")]
    [InlineData("{ \"matching\": { \"match_type\": \"equals\", \"negated\": true }, \"key\": {|CVT0105:null|}, \"value\": 1 }", "'key' is missing")]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"equals\", \"negated\": true }, \"key\": \"k\" }", "'value' is missing")]
    [InlineData("{|CVT0105:{|} \"matching\": { \"match_type\": \"not_exists\", \"negated\": false }, \"key\": \"k\" }", "'value' is missing")]
    [InlineData("{|CVT0105:\"rule\"|}", "a rule is an object")]
    public Task A_rule_that_is_never_true_is_found(string item, string message) => LintOf.Says(Audience(Item(item)), "This never matches: " + message);

    [Theory]
    [InlineData("{|CVT0105:{|}}", "'OR' is missing")]
    [InlineData("{|CVT0105:[|}]", "'OR' is missing")]
    [InlineData("{ \"OR\": {|CVT0105:[|}] }", "'OR' is empty")]
    [InlineData("{ \"OR\": {|CVT0105:{|}} }", "'OR' is not a list")]
    [InlineData("{ \"OR\": [{|CVT0105:{|}}] }", "'AND' is missing")]
    [InlineData("{ \"OR\": [{ \"AND\": {|CVT0105:[|}] }] }", "'AND' is empty")]
    [InlineData("{ \"OR\": [{ \"AND\": [{ \"OR_WHEN\": {|CVT0105:[|}] }] }] }", "'OR_WHEN' is empty")]
    public Task A_block_that_is_never_true_is_found(string rules, string message) => LintOf.Says(Audience(rules), "This never matches: " + message);

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
    public Task Every_match_type_of_Convert_can_match(string type) => LintOf.Lists(Audience(Rule(type, "1")));

    [Theory]
    [InlineData("exists")]
    [InlineData("doesNotExist")]
    public Task Existence_needs_no_value(string type) =>
        LintOf.Lists(Audience(Item($$"""{ "matching": { "match_type": "{{type}}", "negated": false }, "key": "k" }""")));

    [Fact]
    public Task No_rules_are_no_dead_rules() => LintOf.Lists("""  "audiences": [{ "id": 1 }, { "id": 2, "rules": null }]  """);

    [Theory]
    [InlineData("""  "locations": [{ "id": 1, "rules": {|CVT0105:{|}} }]  """)]
    [InlineData("""  "segments": [{ "id": 1, "key": "s", "rules": {|CVT0105:{|}} }]  """)]
    [InlineData("""  "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }], "site_area": {|CVT0105:{|}} }]  """)]
    public Task Rules_are_checked_wherever_they_stand(string lists) => LintOf.Lists(lists);

    [Fact]
    public Task In_an_audience_of_mutual_exclusion_no_other_rule_counts() => LintOf.Lists("""
        "experiences": [{ "id": 1, "key": "e", "variations": [{ "id": 2 }] }],
        "audiences": [{ "id": 1, "rules": { "OR": [{ "AND": [] }, { "AND": [{ "OR_WHEN": [{ "rule_type": "bucketed_into_experience_key", "value": "e" }] }] }] } }]
        """);

    [Fact]
    public Task A_regular_expression_must_compile() => LintOf.Says(
        Audience(Rule("regexMatches", "{|CVT0105:\"^(/pricing\"|}")), "This never matches: the regular expression does not compile: a group is never closed");

    [Fact]
    public Task What_is_no_regular_expression_need_not_compile() => LintOf.Lists(Audience(Rule("equals", "\"(\"")));

    [Theory]
    [InlineData("(", "a group is never closed")]
    [InlineData("(?:a", "a group is never closed")]
    [InlineData("a)", "')' closes nothing")]
    [InlineData("*a", "nothing precedes '*'")]
    [InlineData("a**", "nothing precedes '*'")]
    [InlineData("a|+", "nothing precedes '+'")]
    [InlineData("^?", "nothing precedes '?'")]
    [InlineData("$*", "nothing precedes '*'")]
    [InlineData("(?<=a)*", "nothing precedes '*'")]
    [InlineData("\\b+", "nothing precedes '+'")]
    [InlineData("a{2}+", "nothing precedes '+'")]
    [InlineData("{2}", "nothing precedes '{'")]
    [InlineData("{9}", "nothing precedes '{'")]
    [InlineData("a{3,2}", "a quantifier's numbers are out of order")]
    [InlineData("[a", "a class of characters is never closed")]
    [InlineData("[z-a]", "a range of characters ends before it begins")]
    [InlineData("[a-\0]", "a range of characters ends before it begins")]
    [InlineData("[-z-a]", "a range of characters ends before it begins")]
    [InlineData("a\\", "'\\' ends it")]
    [InlineData("[\\", "'\\' ends it")]
    [InlineData("(?>a)", "there is no such kind of group")]
    [InlineData("(?ab>c)", "there is no such kind of group")]
    [InlineData("(?<n>*)", "nothing precedes '*'")]
    [InlineData("(?i:*)", "nothing precedes '*'")]
    [InlineData("(?'n'a)", "there is no such kind of group")]
    [InlineData("(?<>a)", "there is no such kind of group")]
    [InlineData("(?x:a)", "there is no such kind of group")]
    [InlineData("(?i)a", "there is no such kind of group")]
    [InlineData("(?i)a:b", "there is no such kind of group")]
    [InlineData("[a-", "a class of characters is never closed")]
    [InlineData("\\B?", "nothing precedes '?'")]
    [InlineData("a*??", "nothing precedes '?'")]
    [InlineData("a{11,10}", "a quantifier's numbers are out of order")]
    [InlineData("{2,}", "nothing precedes '{'")]
    public void What_JavaScript_does_not_compile_is_found(string pattern, string fault) => Assert.Equal(fault, RegexSyntax.FaultIn(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("^/pricing(/.*)?$")]
    [InlineData("a{2}b{2,}?c{2,10}")]
    [InlineData("a{02,2}")]
    [InlineData("{")]
    [InlineData("a{,5}}]")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData("[a-]")]
    [InlineData("[-a]")]
    [InlineData("[a-z0-9]*?")]
    [InlineData("[\\d-z]")]
    [InlineData("[\\]]")]
    [InlineData("\\u{61}\\x1\\k\\8\\(")]
    [InlineData("(?:a)|(?=b)*|(?!c)|(?<n>d)|(?<!e)|(?i:f)")]
    [InlineData("((a)|b)*")]
    [InlineData("(?m:a)(?s:b)(?i-s:c)")]
    [InlineData("[z-]")]
    [InlineData("[a-\\d]")]
    [InlineData("[a-a]")]
    [InlineData("[a-c-a]")]
    [InlineData("[cba]")]
    [InlineData("[\0-z-a]")]
    [InlineData("a??")]
    [InlineData("a{2")]
    [InlineData("a{2,")]
    [InlineData("a{9,9}")]
    [InlineData("a+")]
    [InlineData("ab2}*")]
    [InlineData("a{2x*")]
    public void What_JavaScript_compiles_is_right(string pattern) => Assert.Null(RegexSyntax.FaultIn(pattern));

    [Theory]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("a**")]
    [InlineData("^?")]
    [InlineData("(?<=a)*")]
    [InlineData("{2}")]
    [InlineData("a{3,2}")]
    [InlineData("[z-a]")]
    [InlineData("a\\")]
    [InlineData("(?>a)")]
    [InlineData("^/pricing(/.*)?$")]
    [InlineData("a{2}b{2,}?c{2,10}")]
    [InlineData("a{,5}}]")]
    [InlineData("[^]")]
    [InlineData("[\\d-z]")]
    [InlineData("\\u{61}\\x1\\8\\(")]
    [InlineData("(?:a)|(?=b)*|(?!c)|(?<n>d)|(?<!e)")]
    public void The_runtime_compiles_the_same_patterns(string pattern)
    {
        var compile = typeof(ConvertContext).Assembly.GetType("ConvertTyped.Semantics.JavaScriptPattern", throwOnError: true)!
            .GetMethod("TryCreate", BindingFlags.NonPublic | BindingFlags.Static)!;
        Assert.Equal(compile.Invoke(null, [pattern]) is null, RegexSyntax.FaultIn(pattern) is not null);
    }

    [Theory]
    [InlineData(201, "nothing precedes '*'")]
    [InlineData(202, null)]
    public void A_fault_is_looked_for_down_to_two_hundred_groups(int groups, string? fault) =>
        Assert.Equal(fault, RegexSyntax.FaultIn(new string('(', groups) + "*"));

    [Fact]
    public void Nesting_without_end_is_no_danger() =>
        Assert.Null(RegexSyntax.FaultIn(new string('(', 100_000) + new string(')', 100_000)));
}
