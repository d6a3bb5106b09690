using System.Text.RegularExpressions;

namespace ConvertTyped.Tests;

/// <summary>Tests the README and the pages in docs: code compiles, and links and file names are valid.</summary>
public partial class DocumentationPageTests
{
    private const int LongestReadme = 150;
    private const int LongestPage = 200;

    public static TheoryData<string> Pages =>
        ["README.md", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(page => Path.GetRelativePath(Repository.Root, page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_is_code_that_compiles(string page)
    {
        var compiled = CompiledSources().Select(file => Normalize(File.ReadAllText(file))).ToList();

        Assert.All(Snippets(TextOf(page)), snippet => Assert.Contains(compiled, source => source.Contains(Normalize(snippet), StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_target_that_exists(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;

        foreach (Match link in Link().Matches(TextOf(page)))
        {
            var target = link.Groups["path"].Value;
            var path = target.Length == 0 ? Path.Combine(Repository.Root, page) : Path.Combine(folder, target);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to '{target}', which does not exist.");
            if (link.Groups["heading"].Value is { Length: > 0 } heading)
                Assert.Contains(heading, File.ReadLines(path).Where(line => line.StartsWith('#')).Select(AnchorOf));
        }
    }

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_file_that_is_named_on_a_page_for_contributors_exists(string page) => Assert.All(
        FileName().Matches(TextOf(page)).Select(name => name.Value).Where(name => !Placeholder().IsMatch(name)),
        name => Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), $"{page} names '{name}', which does not exist."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_is_too_long(string page) =>
        Assert.InRange(TextOf(page).Split('\n').Length, 1, page == "README.md" ? LongestReadme : LongestPage);

    [Theory]
    [InlineData("README.md")]
    [InlineData("toc.yml")]
    public void The_overview_and_the_site_link_to_every_page(string overview)
    {
        var text = TextOf(Path.Combine("docs", overview));

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(Path.GetFileName).Where(page => page != "README.md"),
            page => Assert.Contains(page!, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet run --project samples/Quickstart")]
    [InlineData("dotnet test")]
    [InlineData("dotnet add package ConvertTyped")]
    [InlineData("error CS1061")]
    public void The_readme_contains_the_first_commands_and_the_compiler_error(string text) => Assert.Contains(text, TextOf("README.md"), StringComparison.Ordinal);

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]*)(#(?<heading>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(src|generator|analyzers|tests)/[\w./]+\w")]
    private static partial Regex FileName();

    /// <summary>A placeholder for the name of a file that a contributor adds.</summary>
    [GeneratedRegex("nnnn|/NameEmitter")]
    private static partial Regex Placeholder();

    private static string TextOf(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static string AnchorOf(string heading) =>
        string.Concat(heading.TrimStart('#', ' ').ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-')).Replace(' ', '-');

    private static IEnumerable<string> CompiledSources() => Repository.SourceFiles("samples", "tests/ConvertTyped.Snippets");

    private static IEnumerable<string> Snippets(string markdown)
    {
        const string Open = "```csharp\n";
        for (var at = markdown.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = markdown.IndexOf(Open, at, StringComparison.Ordinal))
        {
            at += Open.Length;
            yield return markdown[at..markdown.IndexOf("```", at, StringComparison.Ordinal)];
        }
    }

    private static string Normalize(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
