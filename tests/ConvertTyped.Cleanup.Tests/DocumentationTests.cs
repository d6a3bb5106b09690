using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// Checks that the examples in docs/cleanup.md show the result of a cleanup. The code fences use <c>cs</c> instead of <c>csharp</c>, because code
/// in <c>csharp</c> fences must also occur in a source file, and the result of a cleanup does not.
/// </summary>
public partial class DocumentationTests
{
    [Fact]
    public async Task Each_example_in_the_documentation_shows_the_result_of_a_clean_up()
    {
        var page = (await File.ReadAllTextAsync(PagePath(), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var examples = Example().Matches(page);
        Assert.Equal(3, examples.Count);
        foreach (Match example in examples)
        {
            var item = new CorpusCase("documentation", example.Groups["decision"].Value, "", example.Groups["before"].Value, "", []);
            var project = CleanupProject.Create([("Page.cs", item.Document(item.Before))]);
            await CleanupProject.CompileAsync(project);
            var result = await CleanupEngine.RunAsync(project.Solution, Decisions.Named(item.Decision), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Empty(result.Failures);
            var after = example.Groups["after"] is { Success: true } group ? group.Value : item.Before;
            Assert.Equal(item.Document(after), (await result.Solution.Projects.Single().Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString());
            Assert.Equal(after == item.Before, result.Left.Count > 0);
        }
    }

    private static string PagePath([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "cleanup.md");

    [GeneratedRegex(@"<!-- cleanup: (?<decision>\w+) -->\n```cs\n(?<before>.*?)\n```(\n\nAfter `[^\n]*`:\n\n```cs\n(?<after>.*?)\n```)?", RegexOptions.Singleline)]
    private static partial Regex Example();
}
