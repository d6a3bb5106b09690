using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Joins two comparisons of the same variable with whole numbers if one of the comparisons determines the result: <c>count &lt; 2 || count &lt; 5</c> becomes
/// <c>count &lt; 5</c>.
/// </summary>
internal static class Bounds
{
    /// <summary>The comparison that determines the result; null if it is not known that one of the comparisons is sufficient.</summary>
    internal static ExpressionSyntax? Join(ExpressionSyntax left, ExpressionSyntax right, bool isAnd)
    {
        if (Expressions.Unparenthesize(left) is not BinaryExpressionSyntax first || Expressions.Unparenthesize(right) is not BinaryExpressionSyntax second || first.Kind() != second.Kind()
            || first.Left is not IdentifierNameSyntax || !first.Left.IsEquivalentTo(second.Left)
            || Number(first.Right) is not { } one || Number(second.Right) is not { } other)
        {
            return null;
        }

        var isUpper = first.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;
        return isUpper || first.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            ? isUpper == isAnd == one <= other ? first : second
            : null;
    }

    private static int? Number(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: int number } ? number : null;
}
