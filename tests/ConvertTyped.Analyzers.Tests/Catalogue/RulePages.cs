using System.Xml.Linq;
using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>The rules that need a page: those of the analyzers, of the generator and of the build targets.</summary>
internal static class RulePages
{
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<string> FixableIds { get; } =
        [.. typeof(NearestKeyFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .Distinct()];

    /// <summary>The warnings and errors of the packages' build targets.</summary>
    public static IReadOnlyList<XElement> BuildMessages { get; } =
        [.. from folder in Directory.GetDirectories(Repository.At("src"))
            let build = Path.Combine(folder, "build")
            where Directory.Exists(build)
            from file in Directory.GetFiles(build, "*.targets")
            from message in XDocument.Load(file).Descendants()
            where message.Name.LocalName is "Warning" or "Error" && IdOf(message).StartsWith("CVT", StringComparison.Ordinal)
            select message];

    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. ReleasedRule.Read("generator", "ConvertTyped.Generator").Select(rule => new RulePage(rule.Id, rule.Title, rule.Severity, PlaceOf(rule.Id), HasFix: false))
            .Concat(BuildMessages.Select(message => new RulePage(IdOf(message), TitleOf(IdOf(message)), message.Name.LocalName, RulePlace.Build, HasFix: false)))
            .Concat(Descriptors.Select(rule => new RulePage(
                rule.Id, rule.Title.ToString(null), SeverityOf(rule), PlaceOf(rule), FixableIds.Contains(rule.Id))))
            .OrderBy(page => page.Id, StringComparer.Ordinal),
    ];

    public static string SeverityOf(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";

    public static string IdOf(XElement buildMessage) => buildMessage.Attribute("Code")?.Value ?? "";

    /// <summary>The title from the page of a build message, because build messages have no title; empty if there is no page.</summary>
    private static string TitleOf(string buildMessage)
    {
        var page = Repository.At("analyzers", "rules", $"{buildMessage}.md");
        return File.Exists(page) ? File.ReadLines(page).First().Replace($"# {buildMessage}: ", "", StringComparison.Ordinal) : "";
    }

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
}
