using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConvertTyped.Analyzers.Rules;
using ConvertTyped.Semantics;

namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>Tests that the lists in the pages match the code.</summary>
public sealed partial class RulePageListTests
{
    [Fact]
    public void The_page_of_CVT0105_lists_the_match_types() =>
        Assert.Equal(MatchTypes.Names, NamesIn("CVT0105", "The match types are"));

    [Fact]
    public void The_page_about_statuses_lists_the_statuses_of_experiences() =>
        Assert.Equal(UnknownStatusRule.OfExperiences.Order(StringComparer.Ordinal), NamesIn("CVT0110", "An experience can have the status").SkipLast(2).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_about_projects_without_a_config_lists_the_packages_that_expect_one()
    {
        var expected = XDocument.Parse(Repository.Read("src", "ConvertTyped", "build", "ConvertTyped.targets"))
            .Descendants("_ConvertPackageReference").Single().Attribute("Condition")!.Value;
        Assert.Equal(Quoted().Matches(expected).Select(name => name.Groups["name"].Value), NamesIn("CVT0005", "The project references").Where(name => name.StartsWith("ConvertTyped", StringComparison.Ordinal)));
    }

    /// <summary>The names in backticks from <paramref name="start"/> to the end of the sentence.</summary>
    private static IEnumerable<string> NamesIn(string rule, string start)
    {
        var page = Repository.Read("analyzers", "rules", $"{rule}.md");
        var sentence = page[page.IndexOf(start, StringComparison.Ordinal)..];
        return Code().Matches(SentenceEnd().Split(sentence)[0]).Select(name => name.Groups["name"].Value);
    }

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\.\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("'(?<name>ConvertTyped[^']*)'")]
    private static partial Regex Quoted();
}
