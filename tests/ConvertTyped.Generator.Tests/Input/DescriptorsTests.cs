using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Input;

public sealed class DescriptorsTests
{
    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(Descriptors).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    [Fact]
    public void The_release_file_lists_every_diagnostic_with_its_category_severity_and_title() => Assert.Equal(
        All.Select(rule => new ReleasedRule(rule.Id, rule.Category, rule.DefaultSeverity.ToString(), rule.Title.ToString(null))),
        ReleasedRule.Read("generator", "ConvertTyped.Generator"));

    [Fact]
    public void Every_diagnostic_is_enabled_by_default() => Assert.All(All, rule => Assert.True(rule.IsEnabledByDefault));

    [Fact]
    public void Every_diagnostic_links_to_a_page_that_shows_its_title_and_severity()
    {
        var repository = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;
        Assert.All(All, rule =>
        {
            Assert.Equal($"{repository}/blob/main/analyzers/rules/{rule.Id}.md", rule.HelpLinkUri);
            var page = Repository.Read("analyzers", "rules", $"{rule.Id}.md");
            Assert.StartsWith($"# {rule.Id}: {rule.Title.ToString(null)}\n", page, StringComparison.Ordinal);
            Assert.Contains($"\n| {rule.DefaultSeverity.ToString().ToLowerInvariant()} |", page, StringComparison.Ordinal);
        });
    }

    /// <summary>Problems refer to their descriptors by id.</summary>
    [Fact]
    public void Every_problem_has_a_descriptor() => Assert.Equal(
        typeof(ConfigProblem).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Descriptors.ById.Keys.Order(StringComparer.Ordinal));
}
