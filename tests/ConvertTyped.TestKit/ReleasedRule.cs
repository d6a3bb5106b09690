using System.Text.RegularExpressions;

namespace ConvertTyped.TestKit;

/// <summary>A rule that is listed in the release files of an analyzer or a generator.</summary>
public sealed partial record ReleasedRule(string Id, string Category, string Severity, string Title)
{
    /// <summary>The rules of a project, such as <c>analyzers/ConvertTyped.Analyzers</c>, in the order of the files.</summary>
    public static IEnumerable<ReleasedRule> Read(string folder, string project) =>
        from file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
        from Match row in Row().Matches(Repository.Read(folder, project, file))
        select new ReleasedRule(row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value, row.Groups["notes"].Value);

    [GeneratedRegex(@"^(?<id>CVT\d{4}) \| (?<category>[^|]+) \| (?<severity>\w+) \| (?<notes>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
