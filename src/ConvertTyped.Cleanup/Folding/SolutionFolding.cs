using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds each document that uses the flag, or a member whose value the flag determines.</summary>
internal static class SolutionFolding
{
    /// <summary>
    /// Returns the solution with the folded documents. If the <paramref name="options"/> name documents, only these change, and the values that other documents
    /// give to members and parameters count as undecided.
    /// </summary>
    internal static async Task<FoldedSolution> FoldAsync(
        Solution solution, IReadOnlyList<DocumentId> candidates, FlagSymbols flag, CleanupOptions options, IReadOnlyList<Definition> unassigned, CancellationToken cancellationToken)
    {
        var known = new KnownSymbols(unassigned);
        var documents = new List<DocumentId>(candidates);
        Dictionary<DocumentId, (SyntaxNode Root, FoldedDocument Folded)> outcomes;
        do
        {
            outcomes = [];
            if (known.VisibleNames.Count > 0)
                documents.AddRange((await Candidates.NamingAsync(solution, known.VisibleNames, cancellationToken).ConfigureAwait(false)).Where(id => !documents.Contains(id)));
            known.VisibleNames.Clear();
            foreach (var id in documents)
            {
                var document = solution.GetDocument(id)!;
                var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var outcome = DocumentFolding.Fold(root, model, flag, known, options, cancellationToken);
                outcomes.Add(id, (root, options.Documents?.Contains(id) == false ? outcome.Untouched(root) : outcome));
            }
        }
        while (known.Learn(outcomes.Values.Select(outcome => outcome.Folded)));

        var folded = solution;
        var changed = outcomes.Where(outcome => outcome.Value.Root != outcome.Value.Folded.Root).Select(outcome => outcome.Key).ToList();
        foreach (var id in changed)
            folded = folded.WithDocumentSyntaxRoot(id, outcomes[id].Folded.Root);
        var tidy = folded;
        foreach (var id in changed)
            tidy = tidy.WithDocumentSyntaxRoot(id, await TidyAsync(folded.GetDocument(id)!, cancellationToken).ConfigureAwait(false));
        return new(tidy, changed, [.. outcomes.Values.SelectMany(outcome => outcome.Folded.Left)]);
    }

    /// <summary>Simplifies and formats only the nodes that the folding has marked.</summary>
    private static async Task<SyntaxNode> TidyAsync(Document document, CancellationToken cancellationToken)
    {
        var simplified = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        var formatted = await Formatter.FormatAsync(simplified, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (await formatted.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
    }
}

/// <summary>The solution after the folding, the documents that changed, and the uses of the flag that remain.</summary>
internal sealed record FoldedSolution(Solution Solution, IReadOnlyList<DocumentId> Changed, IReadOnlyList<LeftUse> Left);
