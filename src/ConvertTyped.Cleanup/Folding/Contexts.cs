using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Determines where a whole number has the same meaning with and without the suffix <c>L</c>.</summary>
internal static class Contexts
{
    /// <summary>Whether an expression of type <see cref="long"/> may become an <see cref="int"/> literal without changing the meaning of the code.</summary>
    internal static bool IsConverted(ExpressionSyntax original, SemanticModel model) => original.Parent switch
    {
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } => TextFolding.IsText(text, model),
        ParenthesizedExpressionSyntax parent => IsConverted(parent, model),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => assignment.Right == original && IsLong(original, model),
        AssignmentExpressionSyntax assignment => assignment.Right == original && Widens(model.GetTypeInfo(assignment.Left).Type),
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } } => false,
        EqualsValueClauseSyntax or ArrowExpressionClauseSyntax => IsLong(original, model),
        ReturnStatementSyntax statement => IsLong(original, model)
            && statement.Ancestors().First(node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) is not AnonymousFunctionExpressionSyntax,
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } => IsLong(original, model) && model.GetMemberGroup((call as InvocationExpressionSyntax)?.Expression ?? call).Length == 1
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsGenericMethod: false },
        BinaryExpressionSyntax binary => IsComparison(binary.Kind())
            || (binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression
                && Widens(model.GetTypeInfo(binary.Left == original ? binary.Right : binary.Left).Type)),
        _ => false,
    };

    private static bool IsLong(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).ConvertedType is { } type
        && (type.SpecialType == SpecialType.System_Int64 || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].SpecialType == SpecialType.System_Int64);

    /// <summary>
    /// Whether an operator with one operand of this type gives the same result if the other operand is an <see cref="int"/> instead of a <see cref="long"/>.
    /// </summary>
    private static bool Widens(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_String;

    private static bool IsComparison(SyntaxKind kind) => kind is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;
}
