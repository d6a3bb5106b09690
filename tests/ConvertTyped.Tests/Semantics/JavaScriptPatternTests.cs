using System.Diagnostics;
using ConvertTyped.Patterns;
using ConvertTyped.Semantics;

namespace ConvertTyped.Tests.Semantics;

public class JavaScriptPatternTests
{
    private static readonly TimeSpan NoStall = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(a*)*b$")]
    [InlineData("(.*a){12}x")]
    [InlineData("^(?:a?){50}a{50}x$")]
    public void A_catastrophic_pattern_is_evaluated_without_backtracking(string pattern) =>
        Assert.Equal(PatternOutcome.NoMatch, MatchInTime(pattern, new string('a', 5000) + "!"));

    [Theory]
    [InlineData("^(a+)+\\1$")]
    [InlineData("^(?:(?=.*!)a|aa)+$")]
    [InlineData("(?<!x)^(a|aa)+$")]
    public void A_catastrophic_pattern_that_needs_backtracking_times_out(string pattern) =>
        Assert.Equal(PatternOutcome.TimedOut, MatchInTime(pattern, new string('a', 5000) + "!"));

    [Theory]
    [InlineData("(?:a{1000}){1000}b")]
    [InlineData("((a{1000}){1000}){1000}")]
    [InlineData("(?:a|bc){2147483647}")]
    [InlineData("(?:(?=a)|b){2147483648,}c")]
    [InlineData("(a)?(?:\\1|b){2147483647}c")]
    [InlineData("(?:(a)|){3000000000}\\1c")]
    public void Patterns_with_huge_repetition_counts_are_evaluated_quickly_and_do_not_match(string pattern) =>
        Assert.NotEqual(PatternOutcome.Match, MatchInTime(pattern, "aab"));

    [Fact]
    public void A_pattern_may_be_very_long()
    {
        Assert.Equal(PatternOutcome.Match, MatchInTime(new string('é', 20_000), new string('é', 20_001)));
        Assert.Equal(PatternOutcome.NoMatch, MatchInTime(new string('é', 20_000), new string('é', 19_999)));
        var words = string.Join('|', Enumerable.Range(0, 5_000).Select(number => $"word{number}"));
        Assert.Equal(PatternOutcome.Match, MatchInTime($"^(?:{words})$", "word4999"));
        Assert.Equal(PatternOutcome.NoMatch, MatchInTime($"^(?:{words})$", "word5000"));
    }

    [Theory]
    [InlineData("^/product/.*")]
    [InlineData("^\\d+x$")]
    [InlineData("\\bfoo\\b.*x$")]
    [InlineData("(?=a)\\w+x")]
    [InlineData("(a)\\1x")]
    public void Matching_allocates_nothing(string pattern)
    {
        var compiled = JavaScriptPattern.TryCreate(pattern)!;
        Assert.Equal(0, Allocations.Of(() =>
        {
            compiled.Match("/product/12 foo aax");
            compiled.Match("/pródüct/12 foo aax");
            compiled.Match("12x");
        }));
    }

    [Fact]
    public void Case_folding_uses_upper_case_and_never_maps_non_ASCII_letters_to_ASCII()
    {
        var folding = JavaScriptCaseFolding.ClassesBeyondAscii;
        Assert.Equal(2261, folding.Count);
        Assert.DoesNotContain(folding, entry => char.IsAscii(entry.Key) || entry.Value.Any(char.IsAscii));
        Assert.Equal(["\u01C4\u01C5\u01C6", "\u0345\u0399\u03B9\u1FBE", "\u03A3\u03C2\u03C3"], Members('ǅ', 'ι', 'ς'));

        IEnumerable<string> Members(params char[] letters) =>
            letters.Select(letter => string.Concat(folding[letter].Order()));
    }

    private static PatternOutcome MatchInTime(string pattern, string subject)
    {
        var compiled = JavaScriptPattern.TryCreate(pattern)!;
        var watch = Stopwatch.StartNew();
        var outcome = compiled.Match(subject);
        Assert.True(watch.Elapsed < NoStall);
        return outcome;
    }
}
