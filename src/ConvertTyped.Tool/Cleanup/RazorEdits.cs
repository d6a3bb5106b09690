using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Cleanup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>
/// Removes the flag's tag helpers and components from Razor files, and folds simple conditions and expressions in these files. If the
/// solution does not compile with all these edits, only tag helpers are edited. If the edits of tag helpers alone do not compile either, no Razor file
/// is changed. The remaining uses are listed.
/// </summary>
internal static class RazorEdits
{
    private const string Unsupported = "The use is in a Razor file, where only tag helpers, components, and simple conditions and expressions are edited.";

    private const string OnlyTagHelpers = "The project would not compile with edited conditions, expressions and components in Razor files, so only tag helpers were edited.";

    private const string NoEdits = "The project would not compile with the edits of Razor files, so no Razor file was changed.";

    /// <param name="original">The solution before the cleanup.</param>
    /// <param name="cleaned">The solution with its C# files cleaned up.</param>
    public static async Task<(IReadOnlyList<FileEdit> Edits, IReadOnlyList<LeftUse> Left)> FindAsync(
        Solution original, Solution cleaned, FlagDecision decision, CancellationToken cancellationToken)
    {
        var edits = Edits(original, decision, foldsCode: true, cancellationToken);
        var reason = Unsupported;
        if (!await CompilesAsync())
        {
            edits = Edits(original, decision, foldsCode: false, cancellationToken);
            reason = OnlyTagHelpers;
            if (!await CompilesAsync())
            {
                edits = [.. edits.Select(edit => edit with { After = edit.Before })];
                reason = NoEdits;
            }
        }

        return ([.. edits.Where(edit => edit.IsChanged)], [.. edits.SelectMany(edit => Remaining(edit.Path, SourceText.From(edit.After), decision, reason))]);

        async Task<bool> CompilesAsync()
        {
            var edited = edits.Where(edit => edit.IsChanged).Aggregate(cleaned, (solution, edit) => WithText(solution, edit.Path, edit.After));
            return (await CleanupEngine.FindFailuresAsync(original, edited, cancellationToken)).Count == 0;
        }
    }

    private static IReadOnlyList<FileEdit> Edits(Solution solution, FlagDecision decision, bool foldsCode, CancellationToken cancellationToken)
    {
        var edits = new SortedDictionary<string, FileEdit>(StringComparer.Ordinal);
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            var files = new RazorFiles(project.AnalyzerOptions, cancellationToken);
            foreach (var file in project.AnalyzerOptions.AdditionalFiles.Where(file => IsRazor(file.Path) && !edits.ContainsKey(file.Path)))
            {
                if (file.GetText(cancellationToken) is not { } source)
                    continue;
                var before = source.ToString();
                var after = files.Open(file, cancellationToken) is { } razor ? Edited(razor, decision, before) : before;
                if (foldsCode)
                    after = new RazorCodeFolder(decision).Fold(new RazorComponentFolder(decision).Fold(after));
                edits.Add(file.Path, new(file.Path, before, after));
            }
        }

        return [.. edits.Values];
    }

    private static Solution WithText(Solution solution, string path, string text) => solution.Projects
        .SelectMany(project => project.AdditionalDocuments)
        .Where(document => document.FilePath == path)
        .Aggregate(solution, (all, document) => all.WithAdditionalDocumentText(document.Id, SourceText.From(text)));

    private static bool IsRazor(string path) =>
        path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The text without the flag's tag helpers. The last element is edited first, so that spans stay correct. If one of the elements contains another, only
    /// the outer element is edited.
    /// </summary>
    private static string Edited(RazorFile file, FlagDecision decision, string text)
    {
        var elements =
            from tag in file.Document.Tags
            let helper = file.Scope.HelperOf(tag)
            where helper is not null
            let keeps = RazorElements.Keeps(tag, helper, decision)
            where keeps is not null
            let element = tag.Element
            where element is not null
            select (Keeps: keeps.Value, element.Whole, element.Content);
        var all = elements.ToList();
        var edited = text;
        foreach (var element in all.Where(element => !all.Any(other => other.Whole != element.Whole && other.Whole.Contains(element.Whole))).OrderByDescending(element => element.Whole.Start))
            edited = element.Keeps ? RazorText.Unwrap(edited, element.Whole, element.Content) : RazorText.Remove(edited, element.Whole);
        return edited;
    }

    private static IEnumerable<LeftUse> Remaining(string path, SourceText text, FlagDecision decision, string reason)
    {
        var pattern = $@"\.{Regex.Escape(decision.AccessorName)}\b|[""']{Regex.Escape(decision.Key)}[""']";
        foreach (Match match in Regex.Matches(text.ToString(), pattern, RegexOptions.CultureInvariant))
        {
            var span = new TextSpan(match.Index, match.Length);
            yield return new LeftUse(Microsoft.CodeAnalysis.Location.Create(path, span, text.Lines.GetLinePositionSpan(span)), reason);
        }
    }
}
