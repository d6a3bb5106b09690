using System.Diagnostics;
using ConvertTyped.Tests.Diagnostics;

namespace ConvertTyped.Tests.Evaluation;

/// <summary>Tests the limits on the time that patterns take and on the length of the text that they match.</summary>
public class PatternBudgetTests
{
    private const string TimedOut = "convert.patterns.skipped=1 reason=timeout";

    /// <summary>
    /// The longest time that a call may take: the budget, plus the time-out of the pattern that exceeds the budget, plus some time for delays on a busy machine.
    /// </summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    public static TheoryData<string> SlowPatterns => ["^(a+)+\\\\1$", "^(?=(a|aa)+$)", "^(?!(a|aa)+$).*\\\\d$", "(?<!(a|aa)+b)(?=[^b]*[^c]*[^d]*e)"];

    private static string Matching(string pattern) => ConfigText.Item("query", "regexMatches", $"\"{pattern}\"");

    [Theory]
    [MemberData(nameof(SlowPatterns))]
    public void A_hundred_slow_patterns_share_one_budget(string pattern)
    {
        using var logs = new RecordedLogs();
        using var measured = new Measurements();
        using var core = new ConfigText
        {
            Experiences = $"{ConfigText.Experience("e", "\"audiences\":[\"slow\"]")},{ConfigText.Experience("quick", "\"audiences\":[\"quick\"]")}",
            Audiences = ConfigText.Ruled("slow", ConfigText.Rules(string.Join(',', Enumerable.Repeat(Matching(pattern), 100))))
                + "," + ConfigText.Ruled("quick", ConfigText.When("query", "regexMatches", "\"!$\"")),
        }.Start(options => (options.LoggerFactory, options.MeterFactory) = (logs, measured));
        var context = Visitor(core);
        for (var i = 1; i <= 3; i++)
        {
            Assert.Null(WithinBound(() => context.RunExperience("e")));
            Assert.Equal(i, measured.All.Count(TimedOut.Equals));
        }

        Assert.Single(logs.Of(10));
        Assert.NotNull(context.RunExperience("quick"));
    }

    [Fact]
    public void All_experiences_and_features_of_one_call_share_one_budget()
    {
        const int count = 100;
        using var logs = new RecordedLogs();
        using var measured = new Measurements();
        using var core = new ConfigText
        {
            Experiences = string.Join(',', Enumerable.Range(0, count).Select(i => $$$"""
                {"id":"1{{{i}}}","key":"e{{{i}}}","audiences":["slow"],"variations":[{"id":"2{{{i}}}","changes":[{"type":"fullStackFeature","data":{"feature_id":"3{{{i}}}"}}]}]}
                """)),
            Audiences = ConfigText.Ruled("slow", ConfigText.Rules(Matching("^(a+)+\\\\1$"))),
            Features = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"3{{i}}","key":"f{{i}}"}""")),
        }.Start(options => (options.LoggerFactory, options.MeterFactory) = (logs, measured));
        var context = Visitor(core);
        Assert.Empty(WithinBound(() => context.RunExperiences()));
        Assert.Equal(1, measured.All.Count(TimedOut.Equals));
        Assert.Empty(WithinBound(() => context.RunFeatures()));
        Assert.Equal(2, measured.All.Count(TimedOut.Equals));
        Assert.Single(logs.Of(10));
    }

    private static ConvertContext Visitor(ConvertCore core) =>
        core.CreateContext("v", new Dictionary<string, object?> { ["query"] = new string('a', 3000) + "!" });

    private static TResult WithinBound<TResult>(Func<TResult> call)
    {
        var started = Stopwatch.GetTimestamp();
        var result = call();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Bound);
        return result;
    }

    [Theory]
    [InlineData(8192, false, true)]
    [InlineData(8193, false, false)]
    [InlineData(8193, true, false)]
    public void Text_of_more_than_8192_characters_matches_no_pattern_even_if_the_rule_is_negated(int length, bool negated, bool matches)
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]"),
            Audiences = ConfigText.Ruled("a", ConfigText.When("query", "regexMatches", negated ? "\"b\"" : "\"a$\"", negated)),
        }.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v", new Dictionary<string, object?> { ["query"] = new string('a', length) });
        Assert.Equal(matches, context.RunExperience("e") is not null);
        Assert.Equal(matches, context.RunExperience("e") is not null);
        Assert.Equal(matches ? 0 : 1, logs.Of(14).Count());
    }
}
