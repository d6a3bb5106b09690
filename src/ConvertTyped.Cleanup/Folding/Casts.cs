using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds casts whose operand has a decided value, and removes casts that are then no longer needed.</summary>
internal static class Casts
{
    internal static SyntaxNode Fold(CastExpressionSyntax node, ExpressionSyntax operand, FoldScope scope)
    {
        var type = scope.Model.GetTypeInfo(node).Type;
        if (scope.FindDecided(operand) is not { } decided)
            return (operand == node.Expression ? null : (Literals.Cast(operand, type) ?? Expressions.WithoutCast(operand, type))?.WithTriviaFrom(node)) ?? node.WithExpression(operand);
        if (Literals.Decimal(decided.Value, type) is { } literal)
            return literal.WithTriviaFrom(node);
        var value = Literals.Unwrapped(type);
        var isKept = decided.Value is BooleanValue or TextValue or NullValue or ObjectValue
            || decided.Value is IntegerValue && value?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
            || decided.Value is NumberValue && value?.SpecialType is SpecialType.System_Double;
        return isKept ? scope.Decide(node, decided) : node.WithExpression(operand);
    }

    /// <summary>Folds <c>checked(…)</c> and <c>unchecked(…)</c>, which have no effect on a literal.</summary>
    internal static SyntaxNode Fold(CheckedExpressionSyntax node, ExpressionSyntax operand, FoldScope scope) =>
        operand == node.Expression ? node
        : scope.FindDecided(operand) is { } decided ? scope.Decide(node, decided)
        : operand is LiteralExpressionSyntax ? operand.WithTriviaFrom(node)
        : node.WithExpression(operand);
}
