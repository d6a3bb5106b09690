using System.Text.RegularExpressions;

namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>Tests the pages in analyzers/rules. Set CONVERTTYPED_WRITE_SNAPSHOTS to 1 to write their generated parts.</summary>
public sealed partial class RulePageTests
{
    private const string TableHead = "| Id | Severity | Reported in | Code fix | Title |\n|---|---|---|---|---|\n";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("CONVERTTYPED_WRITE_SNAPSHOTS") == "1";

    [Fact]
    public void Every_rule_has_a_page_and_every_page_belongs_to_a_rule() => Assert.Equal(
        RulePages.All.Select(page => page.Id),
        Directory.GetFiles(Repository.At("analyzers", "rules"), "CVT*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_page_begins_and_ends_with_its_generated_parts() => Assert.All(RulePages.All, page =>
    {
        var written = File.ReadAllText(page.File);
        var rendered = page.Render(written);
        if (Writes)
            File.WriteAllText(page.File, rendered);
        else
            Assert.Equal(rendered, written);
    });

    [Fact]
    public void Every_page_has_the_same_headings() => Assert.All(RulePages.All, page => Assert.Equal(
        ["Cause", "Example", "How to fix it", "Changing the severity"],
        Heading().Matches(File.ReadAllText(page.File)).Select(match => match.Groups["text"].Value)));

    [Fact]
    public void The_table_lists_every_rule()
    {
        var path = Repository.At("analyzers", "rules", "README.md");
        var written = File.ReadAllText(path);
        var rendered = written[..written.IndexOf("| Id |", StringComparison.Ordinal)] + TableHead + string.Concat(RulePages.All.Select(page => page.Row + "\n"));
        if (Writes)
            File.WriteAllText(path, rendered);
        else
            Assert.Equal(rendered, written);
    }

    [GeneratedRegex(@"^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
