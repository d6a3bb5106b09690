
namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// Cleans up each case of the corpus, compares the result with the expected code and remaining uses, and checks that the code prints the same output before and
/// after the cleanup.
/// </summary>
public class CorpusTests
{
    private static readonly Dictionary<string, Lazy<Task<CleanedCorpus>>> Cleaned = CorpusCase.All.Select(item => item.Decision).Distinct()
        .ToDictionary(decision => decision, decision => new Lazy<Task<CleanedCorpus>>(() => CleanedCorpus.CreateAsync(decision)));

    public static TheoryData<string> Titles => [.. CorpusCase.All.Select(item => item.Title)];

    public static TheoryData<string> AllDecisions => [.. Cleaned.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_case_is_cleaned_up_to_the_expected_code_and_prints_the_same_output(string title)
    {
        var item = CorpusCase.All.Single(item => item.Title == title);
        var corpus = await Cleaned[item.Decision].Value;

        Assert.Equal(item.Document(item.After.Length == 0 ? item.Before : item.After), await corpus.TextAsync(item));
        Assert.Equal(item.Left, corpus.LeftOf(item));
        Assert.Empty(corpus.Failures(item));
        Assert.Equal(corpus.PrintedBefore(item), corpus.PrintedAfter(item));
    }

    [Theory]
    [MemberData(nameof(AllDecisions))]
    public async Task Code_without_remaining_uses_compiles_without_the_flag(string decision)
    {
        var corpus = await Cleaned[decision].Value;

        Assert.Empty(await corpus.ErrorsWithoutTheFlagAsync(CorpusCase.All.Where(item => item.Decision == decision && item.Left.Count == 0)));
    }

    [Fact]
    public void No_two_cases_have_the_same_title() => Assert.Equal(CorpusCase.All.Count, CorpusCase.All.Select(item => item.Title).Distinct().Count());
}
