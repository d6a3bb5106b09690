using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds each document that uses the flag.</summary>
internal static class SolutionFolding
{
    /// <summary>Only the <paramref name="editable"/> documents change, or all if it is null. The others tell what members and parameters are given elsewhere.</summary>
    internal static async Task<FoldedSolution> FoldAsync(
        Solution solution, IReadOnlyList<DocumentId> candidates, FlagSymbols flag, IReadOnlyCollection<DocumentId>? editable, CancellationToken cancellationToken)
    {
        var known = new KnownSymbols();
        Dictionary<DocumentId, (SyntaxNode Root, FoldedDocument Folded)> outcomes;
        do
        {
            outcomes = [];
            foreach (var id in candidates)
            {
                var document = solution.GetDocument(id)!;
                var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var outcome = DocumentFolding.Fold(root, model, flag, known, cancellationToken);
                outcomes.Add(id, (root, editable?.Contains(id) == false ? outcome.Untouched(root) : outcome));
            }
        }
        while (known.Learn(outcomes.Values.Select(outcome => outcome.Folded)));

        var folded = solution;
        var changed = outcomes.Where(outcome => outcome.Value.Root != outcome.Value.Folded.Root).Select(outcome => outcome.Key).ToList();
        foreach (var id in changed)
            folded = folded.WithDocumentSyntaxRoot(id, outcomes[id].Folded.Root);
        foreach (var id in changed)
            folded = await TidyAsync(folded, id, cancellationToken).ConfigureAwait(false);
        return new(folded, changed, [.. outcomes.Values.SelectMany(outcome => outcome.Folded.Left)]);
    }

    /// <summary>Touches only what the folding marked.</summary>
    private static async Task<Solution> TidyAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
    {
        var simplified = await Simplifier.ReduceAsync(solution.GetDocument(id)!, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        var formatted = await Formatter.FormatAsync(simplified, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return formatted.Project.Solution;
    }
}

/// <summary>A solution after folding.</summary>
internal sealed record FoldedSolution(Solution Solution, IReadOnlyList<DocumentId> Changed, IReadOnlyList<LeftUse> Left);
