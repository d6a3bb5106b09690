using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Semantics;

/// <summary>Tests that rule items and their patterns have the same meaning for the runtime, the generator and the analyzers.</summary>
public class RuleTests
{
    private static readonly Dictionary<string, object?>[] Visitors =
    [
        [],
        .. new object?[] { "a", "", null, 1, 5, true, false, -1.5, new[] { "a", "5" }, new Dictionary<string, object?> { ["5"] = 1 } }
            .Select(value => new Dictionary<string, object?> { ["k"] = value, ["5"] = value, ["null"] = value, ["undefined"] = value }),
    ];

    public static TheoryData<string> Items => [.. ThreeUsers.Table("rules.json").GetProperty("cases").EnumerateArray().Select(test => test.GetRawText())];

    public static TheoryData<string> ValidPatterns => Patterns("valid");

    public static TheoryData<string> InvalidPatterns => Patterns("invalid");

    [Theory]
    [MemberData(nameof(Items))]
    public async Task A_rule_item_has_the_same_meaning_for_the_runtime_the_generator_and_the_analyzers(string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var users = With(test.GetProperty("item").GetRawText());

        var outcome = test.GetProperty("outcome").GetString();
        Assert.Equal(outcome, users.Run(core => OutcomeOf(core, test)));
        Assert.Equal(outcome, Assert.Single(Messages(await users.FindingsAsync("CVT0105"))));
        Assert.Equal(test.GetProperty("attribute").GetString(), users.Model.VisitorAttributes.SingleOrDefault()?.Type.ToString());
    }

    [Theory]
    [MemberData(nameof(ValidPatterns))]
    public Task A_pattern_that_JavaScript_compiles_is_valid_for_the_runtime_the_generator_and_the_analyzers(string pattern) => AssertPattern(pattern, isValid: true);

    [Theory]
    [MemberData(nameof(InvalidPatterns))]
    public Task A_pattern_that_JavaScript_rejects_is_invalid_for_the_runtime_the_generator_and_the_analyzers(string pattern) => AssertPattern(pattern, isValid: false);

    private static async Task AssertPattern(string pattern, bool isValid)
    {
        var plain = Item(pattern, negated: false);
        var users = With(plain);
        var inverted = With(Item(pattern, negated: true));

        // If the pattern is valid, the rule or its negation matches the visitor. If the pattern is invalid, no rule matches.
        var visitor = new Dictionary<string, object?> { ["k"] = "a" };
        Assert.Equal(isValid, users.Run(core => Matches(core, visitor)) || inverted.Run(core => Matches(core, visitor)));
        Assert.Equal(isValid, (await users.FindingsAsync("CVT0105")).Length == 0);

        // The pattern alone makes the attribute Text. The other rule alone makes it Number. Both rules make it Text. An invalid pattern is ignored.
        var both = With($$"""{{plain}}, { "matching": { "match_type": "less", "negated": false }, "key": "k", "value": 5 }""");
        Assert.Equal(isValid ? AttributeType.Text : AttributeType.Number, Assert.Single(both.Model.VisitorAttributes).Type);
    }

    private static string Item(string pattern, bool negated) =>
        $$"""{ "matching": { "match_type": "regexMatches", "negated": {{(negated ? "true" : "false")}} }, "key": "k", "value": {{Configs.Quote(pattern)}} }""";

    private static TheoryData<string> Patterns(string list) =>
        [.. ThreeUsers.Table("patterns.json").GetProperty(list).EnumerateArray().Select(pattern => pattern.GetString()!)];

    private static ThreeUsers With(string items) => ThreeUsers.Of($$"""
        "audiences": [{ "id": "1", "rules": { "OR": [{ "AND": [{ "OR_WHEN": [{{items}}] }] }] } }],
        "experiences": [{ "id": "2", "key": "e", "audiences": ["1"], "variations": [{ "id": "3", "key": "v" }] }]
        """);

    private static string OutcomeOf(ConvertCore core, JsonElement test)
    {
        var outcomes = Visitors.Select(visitor => Matches(core, visitor)).Distinct().ToList();
        if (test.TryGetProperty("match", out var match) && test.TryGetProperty("miss", out var miss))
        {
            Assert.True(Matches(core, match.Deserialize<Dictionary<string, object?>>()!));
            Assert.False(Matches(core, miss.Deserialize<Dictionary<string, object?>>()!));
            return "visitor";
        }

        return outcomes is [var only] ? only ? "always" : "never" : "visitor";
    }

    private static bool Matches(ConvertCore core, Dictionary<string, object?> visitor) => core.CreateContext("visitor", visitor).RunExperience("e") is not null;

    private static IEnumerable<string> Messages(string[] findings) => findings.Length == 0 ? ["visitor"] : findings.Select(message =>
        message.StartsWith("This rule never matches: ", StringComparison.Ordinal) ? "never" :
        message.StartsWith("This rule matches every visitor: ", StringComparison.Ordinal) ? "always" :
        message);
}
