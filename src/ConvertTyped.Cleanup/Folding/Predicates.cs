using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Filters of LINQ that are now always true.</summary>
internal static class Predicates
{
    private static readonly HashSet<string> Optional = ["Any", "Count", "LongCount", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault"];

    /// <summary><c>items.Where(item => true)</c> becomes <c>items</c>, and <c>items.Any(item => true)</c> becomes <c>items.Any()</c>.</summary>
    internal static SyntaxNode? WithoutDecided(SyntaxNode? visited, InvocationExpressionSyntax original, FoldScope scope)
    {
        if (visited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: { Count: 1 } arguments } call
            || arguments[0].Expression is not LambdaExpressionSyntax { ExpressionBody: { } body } || scope.Of(body) is not { IsTrue: true }
            || scope.Model.GetSymbolInfo(original).Symbol is not IMethodSymbol { ContainingType.Name: "Enumerable", ReducedFrom: not null } method)
        {
            return visited;
        }

        var model = scope.Model;
        if (Optional.Contains(method.Name))
        {
            var unfiltered = call.WithArgumentList(call.ArgumentList.WithArguments(default));
            return IsOfLinq(unfiltered, original.SpanStart, model) ? unfiltered : visited;
        }

        return method.Name == "Where" && IsReplaceable(original, access.Expression, model) ? access.Expression.WithTriviaFrom(call) : visited;
    }

    internal static QueryBodySyntax WithoutDecided(QueryBodySyntax visited, FoldScope scope) => visited.WithClauses(
        [.. visited.Clauses.Where(clause => clause is not WhereClauseSyntax where || scope.Of(where.Condition) is not { IsTrue: true })]);

    /// <summary>Whether the items can stand where the filtered items stood: in a chain, in a loop, or because their type is the same.</summary>
    private static bool IsReplaceable(InvocationExpressionSyntax filter, ExpressionSyntax items, SemanticModel model) =>
        filter.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
            ? model.GetSymbolInfo(next).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" } && IsOfLinq(next.ReplaceNode(filter, items), next.SpanStart, model)
            : filter.Parent is ForEachStatementSyntax
                || SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(filter).Type, model.GetTypeInfo(((MemberAccessExpressionSyntax)filter.Expression).Expression).Type);

    /// <summary>
    /// Whether a new call means a method of LINQ. A method of the items' own type would come first, and may behave in another way: a <c>HashSet</c> has its own
    /// comparer for <c>Contains</c>, and <c>Reverse</c> changes a list.
    /// </summary>
    private static bool IsOfLinq(InvocationExpressionSyntax call, int position, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" };
}
