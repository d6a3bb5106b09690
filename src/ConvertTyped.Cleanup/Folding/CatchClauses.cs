using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The <c>catch</c> clauses of a <c>try</c> statement after their filters have been folded.</summary>
internal static class CatchClauses
{
    /// <summary>
    /// Removes clauses whose filters are always false, filters that are always true, and clauses that no longer catch anything. If no clauses and no
    /// <c>finally</c> are left, the statements of the block replace the <c>try</c> statement. If the block is now empty, only the statements of
    /// <c>finally</c> are kept.
    /// </summary>
    internal static StatementSyntax WithoutDecidedFilters(TryStatementSyntax node, TryStatementSyntax original, FoldScope scope)
    {
        // An empty block throws no exception.
        if (Marks.IsEmptied(node.Block))
            return node.Finally is null ? Marks.Gone(original) : Marks.Splice(node.Finally.Block, original);
        var filters = node.Catches.Select(clause => scope.FindDecided(clause.Filter?.FilterExpression)).ToList();
        if (filters.All(filter => filter is null))
            return node;
        var kept = node.Catches.Where((_, index) => filters[index] is not { IsFalse: true } && !IsCovered(original.Catches, index, filters, scope.Model))
            .Select(clause => scope.FindDecided(clause.Filter?.FilterExpression) is { IsTrue: true } ? WithoutFilter(clause) : clause);
        var folded = node.WithCatches(SyntaxFactory.List(kept));
        return folded.Catches.Count == 0 && folded.Finally is null ? Marks.Splice(folded.Block, original) : folded;
    }

    /// <summary>Whether an earlier clause now catches all exceptions that the clause at <paramref name="index"/> could catch.</summary>
    private static bool IsCovered(SyntaxList<CatchClauseSyntax> clauses, int index, List<Decided?> filters, SemanticModel model) => clauses.Take(index).Where((_, earlier) => filters[earlier] is { IsTrue: true })
        .Any(earlier => TypeOf(earlier, model) is not { } all
            || TypeOf(clauses[index], model) is { } type && model.Compilation.ClassifyConversion(type, all) is { IsIdentity: true } or { IsReference: true, IsImplicit: true });

    private static ITypeSymbol? TypeOf(CatchClauseSyntax clause, SemanticModel model) => clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type).Type : null;

    private static CatchClauseSyntax WithoutFilter(CatchClauseSyntax clause)
    {
        var end = clause.Filter!.GetTrailingTrivia();
        return clause.Declaration is { } declaration
            ? clause.WithFilter(null).WithDeclaration(declaration.WithTrailingTrivia(end))
            : clause.WithFilter(null).WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(end));
    }
}
