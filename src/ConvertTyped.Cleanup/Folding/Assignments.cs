using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Simplifies assignments whose value the folding changed.</summary>
internal static class Assignments
{
    /// <summary>The simplified assignment; null if it no longer changes its target.</summary>
    /// <param name="original">The expression of the statement before the folding.</param>
    /// <param name="folded">The expression after the folding.</param>
    /// <param name="scope">The state of the folding.</param>
    internal static ExpressionSyntax? Simplify(ExpressionSyntax original, ExpressionSyntax folded, FoldScope scope)
    {
        if (original == folded || original is not AssignmentExpressionSyntax before || folded is not AssignmentExpressionSyntax assignment || !IsVariable(before.Left, scope))
            return folded;
        return (assignment.Kind(), scope.FindDecided(assignment.Right)?.Value) switch
        {
            (SyntaxKind.AndAssignmentExpression, BooleanValue { IsTrue: true }) or (SyntaxKind.OrAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression, BooleanValue { IsTrue: false })
                or (SyntaxKind.CoalesceAssignmentExpression, NullValue) => null,
            (SyntaxKind.AndAssignmentExpression, BooleanValue { IsTrue: false }) or (SyntaxKind.OrAssignmentExpression, BooleanValue { IsTrue: true }) => SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression, assignment.Left, SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTriviaFrom(assignment.OperatorToken), assignment.Right),
            (SyntaxKind.SimpleAssignmentExpression, null) when SyntaxFactory.AreEquivalent(assignment.Left, assignment.Right) => null,
            _ => folded,
        };
    }

    /// <summary>Whether the target is a local, a parameter or a field, so that an assignment only changes its value.</summary>
    private static bool IsVariable(ExpressionSyntax target, FoldScope scope) =>
        Expressions.IsAccessInThis(target) && scope.Model.GetSymbolInfo(target).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol;
}
