using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds local variables whose values are decided.</summary>
internal static class Locals
{
    /// <summary>Why the value must not replace the uses of the local; null if it may replace them.</summary>
    internal static string? ReasonToStay(ISymbol local, FlagValue value, VariableDeclaratorSyntax declarator, SemanticModel model) =>
        value is TextValue or BooleanValue && local is ILocalSymbol { Type: { SpecialType: not (SpecialType.System_String or SpecialType.System_Boolean), OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type }
            ? $"The local variable '{local.Name}' has the type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which is not the type of the value."
        : UsesOf(local, declarator, model).Any(IsWritten) ? $"The local variable '{local.Name}' may be assigned another value later."
        : DisabledCode.Names(ScopeOf(declarator), local.Name) ? $"Code that '#if' excludes from the build uses the local variable '{local.Name}'."
        : null;

    /// <summary>
    /// The reads that still refer to a local string or number by its name, if there are several; otherwise empty, because a single read is replaced with the
    /// value. Reads that are only compared, tested or unwrapped do not count: they are always replaced with the value.
    /// </summary>
    internal static IReadOnlyList<ExpressionSyntax> ReadsByName(ISymbol local, SyntaxNode declaration, Decided decided, SemanticModel model)
    {
        if (decided.Value is not (TextValue or IntegerValue or NumberValue))
            return [];
        var reads = UsesOf(local, declaration, model).Where(use => !IsDecision(use, model)).ToList();
        return reads.Count > 1 ? reads : [];
    }

    /// <summary>The uses of a local in the member that declares it.</summary>
    internal static IReadOnlyList<ExpressionSyntax> UsesOf(ISymbol local, SyntaxNode declaration, SemanticModel model) =>
        [.. ScopeOf(declaration).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))];

    /// <summary>The literal that is always the value of a local, if the expression reads such a local; otherwise the expression itself.</summary>
    internal static ExpressionSyntax LiteralOf(ExpressionSyntax expression, SemanticModel model) =>
        expression is IdentifierNameSyntax && model.GetSymbolInfo(expression).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal } declarator && !UsesOf(local, declarator, model).Any(IsWritten)
            ? literal
            : expression;

    private static SyntaxNode ScopeOf(SyntaxNode declaration) =>
        declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot();

    /// <summary>Whether the value of a read is compared, tested or unwrapped, so the read disappears when the value is known.</summary>
    private static bool IsDecision(ExpressionSyntax read, SemanticModel model) => read.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsDecision(parenthesized, model),
        PostfixUnaryExpressionSyntax unary => IsDecision(unary, model),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } binary => binary.Left == read,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression
            or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression
            && model.GetConstantValue(binary.Left == read ? binary.Right : binary.Left).HasValue,
        IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax => true,
        ConditionalAccessExpressionSyntax access => access.Expression == read,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" or "Value" or "GetValueOrDefault" } access => access.Expression == read,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } } => true,
        _ => false,
    };

    /// <summary>Whether a use changes the variable, or lets other code change it.</summary>
    internal static bool IsWritten(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) || unary.IsKind(SyntaxKind.AddressOfExpression),
        PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax tuple } && tuple.Left == argument.Parent,
        RefExpressionSyntax => true,
        _ => false,
    };
}
