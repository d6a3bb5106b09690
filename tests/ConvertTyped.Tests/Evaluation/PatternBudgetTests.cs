using System.Diagnostics;

namespace ConvertTyped.Tests.Evaluation;

/// <summary>Patterns that would keep a server busy.</summary>
public class PatternBudgetTests
{
    [Fact]
    public void A_hundred_slow_patterns_share_one_budget()
    {
        var slow = ConfigText.Item("query", "regexMatches", "\"^(a+)+\\\\1$\"");
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Experiences = $"{ConfigText.Experience("e", "\"audiences\":[\"slow\"]")},{ConfigText.Experience("quick", "\"audiences\":[\"quick\"]")}",
            Audiences = ConfigText.Ruled("slow", ConfigText.Rules(string.Join(',', Enumerable.Repeat(slow, 100))))
                + "," + ConfigText.Ruled("quick", ConfigText.When("query", "regexMatches", "\"!$\"")),
        }.Start(options => options.LoggerFactory = logs);
        var context = core.CreateContext("v", new Dictionary<string, object?> { ["query"] = new string('a', 3000) + "!" });
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 3; i++)
            Assert.Null(context.RunExperience("e"));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Single(logs.Of(10));
        Assert.NotNull(context.RunExperience("quick"));
    }

    [Theory]
    [InlineData(8192, false, true)]
    [InlineData(8193, false, false)]
    [InlineData(8193, true, false)]
    public void A_text_beyond_eight_thousand_characters_matches_no_pattern_not_even_negated(int length, bool negated, bool matches)
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
