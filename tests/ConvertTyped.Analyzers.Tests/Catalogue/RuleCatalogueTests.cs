using System.Xml.Linq;

namespace ConvertTyped.Analyzers.Tests.Catalogue;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void Each_id_belongs_to_one_rule() =>
        Assert.Equal(RulePages.Descriptors.Select(rule => rule.Id).Distinct(), RulePages.Descriptors.Select(rule => rule.Id));

    [Fact]
    public void Each_rule_has_one_file_and_one_test_class()
    {
        var ids = RulePages.Descriptors.Select(rule => rule.Id).ToArray();
        Assert.Equal(ids, IdsIn("analyzers", "ConvertTyped.Analyzers", "Rules"));
        Assert.Equal(ids, IdsIn("tests", "ConvertTyped.Analyzers.Tests", "Rules"));
    }

    [Fact]
    public void Each_help_link_leads_to_the_page_of_its_rule_in_the_repository()
    {
        var repository = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;
        Assert.All(RulePages.Descriptors, rule => Assert.Equal($"{repository}/blob/main/analyzers/rules/{rule.Id}.md", rule.HelpLinkUri));
        Assert.All(RulePages.BuildMessages, message => Assert.Equal($"{repository}/blob/main/analyzers/rules/{RulePages.IdOf(message)}.md", message.Attribute("HelpLink")?.Value));
    }

    [Fact]
    public void The_release_file_lists_every_rule_with_its_category_severity_and_title() => Assert.Equal(
        RulePages.Descriptors.Select(rule => new ReleasedRule(rule.Id, rule.Category, RulePages.SeverityOf(rule), rule.Title.ToString(null))),
        ReleasedRule.Read("analyzers", "ConvertTyped.Analyzers"));

    private static IEnumerable<string> IdsIn(params string[] folder) =>
        Directory.GetFiles(Repository.At(folder), "*.cs").Select(path => Path.GetFileName(path).Split('_')[0]).Order(StringComparer.Ordinal);
}
