using ConvertTyped.Cleanup.Sweeping;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds a document until every decided value that remains can be written as a literal.</summary>
internal static class DocumentFolding
{
    internal static FoldedDocument Fold(
        SyntaxNode root, SemanticModel model, FlagSymbols flag, KnownSymbols known, CleanupOptions options, CancellationToken cancellationToken)
    {
        var blocked = new Dictionary<TextSpan, string>();
        var disabled = DisabledCode.UsesIn(root, flag.Names).Select(span => new LeftUse(
            root.SyntaxTree.GetLocation(span), "'#if' excludes this code from the build, so it cannot be analyzed.")).ToList();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scope = new FoldScope(model, flag, blocked, known, options);
            var folded = new MemberFolder(scope).Visit(root)!;
            if (!scope.MustRestart)
            {
                foreach (var (node, decided) in scope.DecidedNodes(folded).Where(item => !item.Decided.Value.IsLiteral))
                {
                    if (FoldScope.AwaitedBy(node) is { } symbol)
                        scope.AwaitedSymbols.Add(symbol);
                    else
                        scope.Block(decided, "The value is passed on to other code.");
                }
            }

            if (!scope.MustRestart)
                scope.RestoreReads(folded, root);
            if (!scope.MustRestart)
            {
                var left = blocked.Where(item => item.Value.Length > 0).Select(item => new LeftUse(root.SyntaxTree.GetLocation(item.Key), item.Value) { IsMarked = true })
                    .Concat(scope.Left.Values).Concat(disabled).ToList();
                left.AddRange(Mentions.Unexplained(scope, left, root));
                if (Marks.RemovedIn(folded) is { Count: > 0 } removed)
                    folded = new RemovalRewriter(removed).Visit(folded)!;
                folded = KeptComments.Place(UnusedLabels.Remove(root, folded));
                return new(folded, [.. left.OrderBy(use => use.Location.SourceSpan.Start)], [.. scope.Definitions, .. UnassignedFields.In(root, folded, model)], scope.RejectedSymbols, scope.AwaitedSymbols, scope.DeclaredParameters);
            }
        }
    }
}

/// <summary>A document after folding.</summary>
/// <param name="Root">The syntax root of the document.</param>
/// <param name="Left">The uses of the flag that remain.</param>
/// <param name="Definitions">The values that the document gives to members and parameters.</param>
/// <param name="RejectedSymbols">Members and parameters that were wrongly treated as decided.</param>
/// <param name="AwaitedSymbols">Members and parameters that must be decided; otherwise, uses of the flag remain.</param>
/// <param name="DeclaredParameters">The parameters that the document declares.</param>
internal sealed record FoldedDocument(
    SyntaxNode Root,
    IReadOnlyList<LeftUse> Left,
    IReadOnlyList<Definition> Definitions,
    IReadOnlyCollection<string> RejectedSymbols,
    IReadOnlyCollection<string> AwaitedSymbols,
    IReadOnlyCollection<string> DeclaredParameters)
{
    /// <summary>The unchanged document. The values that it gives to members and parameters count as undecided.</summary>
    internal FoldedDocument Untouched(SyntaxNode root) =>
        new(root, [], [.. Definitions.Select(definition => definition.Symbol).Concat(DeclaredParameters).Select(symbol => new Definition(symbol, null))], [], [], []);
}
