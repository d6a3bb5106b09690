using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Removes the flag's tag helpers from Razor files. C# in Razor is listed, not edited.</summary>
internal static class RazorEdits
{
    public static (IReadOnlyList<FileEdit> Edits, IReadOnlyList<LeftUse> Left) For(Solution solution, FlagDecision decision, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, FileEdit>(StringComparer.Ordinal);
        var left = new Dictionary<string, IReadOnlyList<LeftUse>>(StringComparer.Ordinal);
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            var files = new RazorFiles(project.AnalyzerOptions, cancellationToken);
            foreach (var file in project.AnalyzerOptions.AdditionalFiles.Where(file => IsRazor(file.Path) && !left.ContainsKey(file.Path)))
            {
                if (file.GetText(cancellationToken) is not { } source)
                    continue;
                var before = source.ToString();
                var after = files.Open(file, cancellationToken) is { } razor ? Edited(razor, decision, before) : before;
                if (after != before)
                    edits[file.Path] = new(file.Path, before, after);
                left[file.Path] = [.. Remaining(file.Path, SourceText.From(after), decision)];
            }
        }

        return ([.. edits.Values.OrderBy(edit => edit.Path, StringComparer.Ordinal)], [.. left.Values.SelectMany(uses => uses)]);
    }

    private static bool IsRazor(string path) =>
        path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Edits from the last element to the first, so that spans stay correct. An element inside a removed one has already been removed.</summary>
    private static string Edited(RazorFile file, FlagDecision decision, string text)
    {
        var elements =
            from tag in file.Document.Tags
            let helper = file.Scope.HelperOf(tag)
            where helper is not null
            let keeps = RazorElements.Keeps(tag, helper, decision)
            where keeps is not null
            let spans = RazorElements.SpansOf(tag, file.Document, text)
            where spans is not null
            select (Keeps: keeps.Value, spans.Value.Whole, spans.Value.Content);
        var all = elements.ToList();
        var edited = text;
        foreach (var element in all.Where(element => !all.Any(other => other.Whole != element.Whole && other.Whole.Contains(element.Whole))).OrderByDescending(element => element.Whole.Start))
            edited = element.Keeps ? RazorText.Unwrap(edited, element.Whole, element.Content) : RazorText.Remove(edited, element.Whole);
        return edited;
    }

    private static IEnumerable<LeftUse> Remaining(string path, SourceText text, FlagDecision decision)
    {
        var pattern = $@"\.{Regex.Escape(decision.AccessorName)}\b|[""']{Regex.Escape(decision.Key)}[""']";
        foreach (Match match in Regex.Matches(text.ToString(), pattern, RegexOptions.CultureInvariant))
        {
            var span = new TextSpan(match.Index, match.Length);
            yield return new LeftUse(Microsoft.CodeAnalysis.Location.Create(path, span, text.Lines.GetLinePositionSpan(span)), "It is in a Razor file, where only tag helpers are edited.");
        }
    }
}
