using System.Text.RegularExpressions;
using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>The rules of the analyzers and of the generator, which need a page.</summary>
internal static partial class RulePages
{
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<string> FixableIds { get; } =
        [.. typeof(NearestKeyFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .Distinct()];

    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. Released("generator", "ConvertTyped.Generator").Select(rule => new RulePage(rule.Id, rule.Notes, rule.Severity, PlaceOf(rule.Id), HasFix: false))
            .Concat(Descriptors.Select(rule => new RulePage(
                rule.Id, rule.Title.ToString(null), SeverityOf(rule), PlaceOf(rule), FixableIds.Contains(rule.Id))))
            .OrderBy(page => page.Id, StringComparer.Ordinal),
    ];

    public static string SeverityOf(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";

    public static IEnumerable<(string Id, string Category, string Severity, string Notes)> Released(string folder, string project) =>
        from file in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
        from Match row in ReleaseRow().Matches(Repository.Read(folder, project, file))
        select (row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value, row.Groups["notes"].Value);

    private static RulePlace PlaceOf(string generatorRule) => generatorRule switch
    {
        "CVT0007" => RulePlace.Project,
        "CVT0008" => RulePlace.CSharp,
        _ => RulePlace.Json,
    };

    private static RulePlace PlaceOf(DiagnosticDescriptor rule)
    {
        bool Reports<T>() where T : DiagnosticAnalyzer => Analysis.Analyzers.OfType<T>().Single().SupportedDiagnostics.Contains(rule);
        if (Reports<SuggestionAnalyzer>() || Reports<Analyzers.Rules.MissingConfigAnalyzer>())
            return RulePlace.CSharp;
        if (Reports<AccessorUseAnalyzer>())
            return RulePlace.CSharpAndRazor;
        if (Reports<CodeAnalyzer>())
            return Reports<RazorCodeAnalyzer>() ? RulePlace.CSharpAndRazor : RulePlace.CSharp;
        return Reports<MarkupAnalyzer>() ? RulePlace.Razor : RulePlace.Json;
    }

    [GeneratedRegex(@"^(?<id>CVT\d{4}) \| (?<category>[^|]+) \| (?<severity>\w+) \| (?<notes>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
