using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Removes what the folding left without a use: locals, private members, usings. What had no use before stays.</summary>
internal static class Sweep
{
    internal static async Task<Solution> RunAsync(
        Solution original, Solution folded, IReadOnlyList<DocumentId> changed, FlagSymbols flag, CancellationToken cancellationToken)
    {
        foreach (var id in changed)
        {
            var usesBefore = await UsesAsync(original.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            while (await RemoveUnusedAsync(folded.GetDocument(id)!, usesBefore, flag, cancellationToken).ConfigureAwait(false) is { } swept)
                folded = swept;
            folded = await UnusedUsings.RemoveAsync(original.GetDocument(id)!, folded.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
        }

        return folded;
    }

    private static async Task<Solution?> RemoveUnusedAsync(Document document, UseCounts before, FlagSymbols flag, CancellationToken cancellationToken)
    {
        var now = await UsesAsync(document, cancellationToken).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var purity = new Purity(flag, now.Model);
        var unused = now.Unused(before).Select(declaration => Removal.Of(declaration, now, purity)).OfType<Removal>().ToList();
        if (unused.Count == 0)
            return null;
        var swept = new RemovalRewriter([.. unused.SelectMany(removal => removal.Nodes)]).Visit(root)!;
        var formatted = await Formatter.FormatAsync(document.WithSyntaxRoot(swept), Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return formatted.Project.Solution;
    }

    private static async Task<UseCounts> UsesAsync(Document document, CancellationToken cancellationToken) => UseCounts.In(
        (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
        (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!);
}
