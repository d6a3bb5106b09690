using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Creates expressions that replace other expressions, and finds parts of expressions.</summary>
internal static class Expressions
{
    private const string CastKind = "ConvertTyped.Cast";

    /// <summary>Returns the expression with a cast or a literal suffix, if it needs one to keep the type of the larger expression that it replaces.</summary>
    internal static ExpressionSyntax KeepType(ExpressionSyntax kept, ITypeSymbol? own, ITypeSymbol? whole)
    {
        if (whole is null || whole.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(own, whole))
            return kept;
        if (kept is LiteralExpressionSyntax { Token.Value: int number } && Suffix(whole) is { } suffix)
            return SyntaxFactory.ParseExpression(number.ToString(System.Globalization.CultureInfo.InvariantCulture) + suffix).WithTriviaFrom(kept);
        if (own is null || own is INamedTypeSymbol { IsTupleType: true, TupleUnderlyingType: var elements } && SymbolEqualityComparer.Default.Equals(elements ?? own, (whole as INamedTypeSymbol)?.TupleUnderlyingType ?? whole))
            return kept;
        if (whole.IsReferenceType && SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, whole.OriginalDefinition))
            return kept;
        var type = SyntaxFactory.ParseTypeName(whole.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.CastExpression(type, Parenthesize(kept.WithoutTrivia())).WithTriviaFrom(kept).WithAdditionalAnnotations(Simplifier.Annotation, new(CastKind, own.ToDisplayString()));
    }

    /// <summary>The operand of a cast that <see cref="KeepType"/> added, if the operand has the given type; otherwise null.</summary>
    internal static ExpressionSyntax? WithoutCast(ExpressionSyntax expression, ITypeSymbol? type) =>
        Unparenthesize(expression) is CastExpressionSyntax cast && cast.GetAnnotations(CastKind).FirstOrDefault()?.Data is { } own && own == type?.ToDisplayString() ? cast.Expression : null;

    /// <summary>The expression, in parentheses if they are needed.</summary>
    internal static ExpressionSyntax Parenthesize(ExpressionSyntax expression) => expression is
        IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>The expression without the parentheses around it.</summary>
    internal static ExpressionSyntax Unparenthesize(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? Unparenthesize(parenthesized.Expression) : expression;

    /// <summary>The whole access to a member: <c>page.Title</c> for its part <c>Title</c>; the name itself if it stands alone.</summary>
    internal static ExpressionSyntax AccessTo(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The name in a call, such as <c>Run</c> in <c>job.Run()</c>; null if the called expression is not a name.</summary>
    internal static SimpleNameSyntax? CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var called => called as SimpleNameSyntax,
    };

    /// <summary>Whether a member is accessed as <c>Title</c> or <c>this.Title</c>.</summary>
    internal static bool IsAccessInThis(ExpressionSyntax access) => access is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    internal static ExpressionSyntax Not(ExpressionSyntax expression) => expression switch
    {
        PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) => unary.Operand.WithTriviaFrom(expression),
        ParenthesizedExpressionSyntax { Expression: PrefixUnaryExpressionSyntax unary } when unary.IsKind(SyntaxKind.LogicalNotExpression) => unary.Operand.WithTriviaFrom(expression),
        BinaryExpressionSyntax binary when Opposite(binary.Kind()) is { } opposite => SyntaxFactory.BinaryExpression(
            opposite.Expression, binary.Left, SyntaxFactory.Token(opposite.Token).WithTriviaFrom(binary.OperatorToken), binary.Right),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax negated } pattern => pattern.WithPattern(negated.Pattern),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern => pattern.WithPattern(SyntaxFactory.UnaryPattern(
            SyntaxFactory.Token(SyntaxKind.NotKeyword).WithTrailingTrivia(SyntaxFactory.Space), constant)),
        _ => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Parenthesize(expression.WithoutTrivia())).WithTriviaFrom(expression),
    };

    /// <summary>Whether a name, or its <c>nameof</c>, is only passed to a method such as <c>ArgumentNullException.ThrowIfNull</c>.</summary>
    internal static bool IsNullCheck(SimpleNameSyntax name) =>
        (name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } nameOf } ? nameOf : (ExpressionSyntax)name)
            .Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax called } }
        && called.Name.Identifier.ValueText.StartsWith("ThrowIfNull", StringComparison.Ordinal)
        && called.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText is "ArgumentNullException" or "ArgumentException";

    private static (SyntaxKind Expression, SyntaxKind Token)? Opposite(SyntaxKind kind) => kind switch
    {
        SyntaxKind.EqualsExpression => (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        SyntaxKind.NotEqualsExpression => (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        _ => null,
    };

    private static string? Suffix(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 => "L",
        SpecialType.System_Double => ".0",
        SpecialType.System_Single => "f",
        SpecialType.System_Decimal => "m",
        _ => null,
    };
}
