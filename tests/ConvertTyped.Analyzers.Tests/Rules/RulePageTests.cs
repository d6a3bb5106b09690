using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed partial class RulePageTests
{
    // The ids that the generator gives to obsolete accessors: the compiler reports them, so no release file lists them.
    private static readonly string[] Obsolete = ["CVT2001", "CVT2002", "CVT2003"];

    // Those of Razor's C# are the very ones of other C#.
    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly Dictionary<string, string> Pages = Directory.GetFiles(Repository.At("analyzers", "rules"), "CVT*.md")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    private static IEnumerable<(string Id, string Severity, string Title)> Table =>
        from Match row in TableRow().Matches(Repository.Read("analyzers", "rules", "README.md"))
        select (row.Groups["id"].Value, row.Groups["severity"].Value, row.Groups["title"].Value);

    [Fact]
    public void Each_id_belongs_to_one_rule() => Assert.Equal(Descriptors.Select(rule => rule.Id).Distinct(), Descriptors.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        Descriptors.Select(rule => rule.Id).Concat(Released("generator", "ConvertTyped.Generator").Select(rule => rule.Id)).Concat(Obsolete).Order(StringComparer.Ordinal),
        Pages.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_page_begins_with_the_rules_title_and_severity() => Assert.All(Descriptors, rule =>
    {
        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Pages[rule.Id], StringComparison.Ordinal);
        Assert.Contains($"\n| {Word(rule.DefaultSeverity)} | ", Pages[rule.Id], StringComparison.Ordinal);
    });

    [Fact]
    public void Every_page_tells_cause_example_fix_and_severity() => Assert.All(Pages, page =>
    {
        Assert.Equal(["Cause", "Example", "How to fix it", "Changing the severity"], Heading().Matches(page.Value).Select(match => match.Groups["text"].Value));
        Assert.Contains($"dotnet_diagnostic.{page.Key}.severity = ", page.Value, StringComparison.Ordinal);
        Assert.Equal(page.Value.Contains("| the JSON token |", StringComparison.Ordinal) || page.Value.Contains("Razor files |", StringComparison.Ordinal), page.Value.Contains("`.globalconfig`", StringComparison.Ordinal));
    });

    [Fact]
    public void Help_links_lead_to_the_pages_in_the_packages_repository()
    {
        var repository = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;
        Assert.All(Descriptors, rule => Assert.Equal($"{repository}/blob/main/analyzers/rules/{rule.Id}.md", rule.HelpLinkUri));
    }

    [Fact]
    public void The_table_lists_every_page_with_its_title_and_severity() => Assert.Equal(
        Pages.OrderBy(page => page.Key, StringComparer.Ordinal).Select(page => (page.Key, PageSeverity().Match(page.Value).Groups["severity"].Value, Title().Match(page.Value).Groups["title"].Value)),
        Table);

    [Fact]
    public void The_release_file_lists_every_rule_as_it_is() => Assert.Equal(
        Descriptors.Select(rule => (rule.Id, rule.Category, rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled", rule.Title.ToString(null))),
        Released("analyzers", "ConvertTyped.Analyzers"));

    [Fact]
    public void The_pages_and_the_code_fixes_agree_on_what_is_fixed()
    {
        var fixes = typeof(CodeFixes.NearestKeyFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
        Assert.Equal(
            Pages.Where(page => !NoFix().IsMatch(page.Value)).Select(page => page.Key).Order(StringComparer.Ordinal),
            fixes.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Id, string Category, string Severity, string Notes)> Released(string folder, string project) =>
        from file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
        from Match row in ReleaseRow().Matches(Repository.Read(folder, project, file))
        select (row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value, row.Groups["notes"].Value);

    private static string Word(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    [GeneratedRegex(@"^(?<id>CVT\d{4}) \| (?<category>[^|]+) \| (?<severity>\w+) \| (?<notes>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^\| \[(?<id>CVT\d{4})\]\(\k<id>\.md\) \| (?<severity>\w+) \| (JSON|C#|C#, Razor|Razor) \| (?<title>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^# CVT\d{4}: (?<title>.+)\n")]
    private static partial Regex Title();

    [GeneratedRegex(@"\n\|---\|---\|---\|\n\| (?<severity>\w+) \|")]
    private static partial Regex PageSeverity();

    [GeneratedRegex(@"\| no \|\n")]
    private static partial Regex NoFix();
}
