using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Folds local variables whose value is decided.</summary>
internal static class Locals
{
    /// <summary>
    /// Why the value must not replace each use of the local; null if it may. Text and numbers that are used more than once keep their name.
    /// </summary>
    internal static string? ReasonToStay(ISymbol local, VariableDeclaratorSyntax declarator, Decided decided, SemanticModel model)
    {
        var scope = declarator.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot();
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .ToList();
        return uses.Any(IsWritten) ? $"'{local.Name}' gets another value later."
            : DisabledCode.Names(scope, local.Name) ? $"Code that '#if' excludes from the build uses '{local.Name}'."
            : decided.Value is TextValue or IntegerValue or NumberValue && uses.Count > 1 ? $"'{local.Name}' is used several times."
            : null;
    }

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
