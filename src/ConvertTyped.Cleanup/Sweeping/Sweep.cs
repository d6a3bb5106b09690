using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>
/// Removes code that is no longer used after folding: local variables, private members, parameters and usings. Code that was already unused is kept. Each
/// round finds all unused variables and members before it changes the solution, because every change requires a new compilation, and creating a compilation
/// takes as long as processing a document.
/// </summary>
internal sealed class Sweep(Solution original, FlagSymbols flag, IReadOnlyCollection<DocumentId>? editable, CancellationToken cancellationToken)
{
    private readonly Dictionary<DocumentId, UseCounts> _before = [];

    /// <param name="folded">The solution after folding.</param>
    /// <param name="references">Edits the documentation comments of the <paramref name="candidates"/> and of the changed documents.</param>
    /// <param name="candidates">The documents that <see cref="Candidates"/> found for the flag.</param>
    internal async Task<Solution> RunAsync(FoldedSolution folded, DocumentationReferences references, IReadOnlyList<DocumentId> candidates)
    {
        var solution = folded.Solution;
        var parameters = new UnreadParameters(original, flag, editable, cancellationToken);
        var changed = new HashSet<DocumentId>(folded.Changed);
        var round = new HashSet<DocumentId>(folded.Changed);
        while (round.Count > 0)
        {
            var next = new HashSet<DocumentId>();
            var swept = solution;
            foreach (var id in round)
            {
                if (await WithoutUnusedAsync(solution.GetDocument(id)!).ConfigureAwait(false) is not { } root)
                    continue;
                swept = swept.WithDocumentSyntaxRoot(id, root);
                next.Add(id);
            }

            solution = swept;
            if (next.Count == 0)
            {
                foreach (var id in round)
                {
                    if (await parameters.RemoveOneAsync(solution.GetDocument(id)!).ConfigureAwait(false) is not { } removed)
                        continue;
                    solution = removed.Solution;
                    next.UnionWith(removed.Touched);
                    changed.UnionWith(removed.Touched);
                }
            }

            round = next.Count == 0 ? next : [.. round, .. next];
        }

        solution = await references.ReplaceAsync(solution, [.. candidates.Union(changed)], changed).ConfigureAwait(false);
        return await UnusedUsings.RemoveAsync(original, solution, changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The root of the document without its unused declarations or, if it has none, with literals in place of reads that are now constant; null if there is
    /// nothing to change.
    /// </summary>
    private async Task<SyntaxNode?> WithoutUnusedAsync(Document document)
    {
        if (!_before.TryGetValue(document.Id, out var before))
            _before.Add(document.Id, before = await UsesAsync(original.GetDocument(document.Id)!).ConfigureAwait(false));
        var now = await UsesAsync(document).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var purity = new Purity(flag, now.Model);
        var unused = now.Unused(before).Select(declaration => Removal.Plan(declaration, now, purity)).OfType<Removal>().ToList();
        if (unused.Count == 0)
            return ConstantRead.Inline(root, before, now);
        var swept = new RemovalRewriter([.. unused.SelectMany(removal => removal.Nodes)]).Visit(root)!;
        return swept.IsEquivalentTo(root) ? null : Formatter.Format(swept, Formatter.Annotation, document.Project.Solution.Workspace, cancellationToken: cancellationToken);
    }

    private async Task<UseCounts> UsesAsync(Document document) => UseCounts.In(
        (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
        (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!);
}
