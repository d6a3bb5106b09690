using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Finds calls to <c>Debug.Assert</c> and <c>Trace.Assert</c> that can be removed.</summary>
internal static class Assertions
{
    /// <summary>Whether an expression asserts a condition that is now always true, and the other arguments of the call have no side effects.</summary>
    internal static bool IsMet(ExpressionSyntax original, ExpressionSyntax folded, FoldScope scope) =>
        original is InvocationExpressionSyntax call
        && scope.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Assert", ContainingType: { Name: "Debug" or "Trace", ContainingNamespace.Name: "Diagnostics" } }
        && scope.FindDecided(((InvocationExpressionSyntax)folded).ArgumentList.Arguments[0].Expression) is { IsTrue: true }
        && call.ArgumentList.Arguments.Skip(1).All(scope.Purity.IsPure);
}
