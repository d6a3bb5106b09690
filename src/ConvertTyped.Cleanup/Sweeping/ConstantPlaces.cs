using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>
/// Places where a variable can be replaced with a constant of the same value without a change of meaning. The compiler evaluates constants, and converts
/// constant numbers to types to which it does not convert variables.
/// </summary>
internal static class ConstantPlaces
{
    internal static bool MayContain(ExpressionSyntax use, SemanticModel model) => use.Parent switch
    {
        InterpolationSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ExpressionElementSyntax or InitializerExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: ExpressionSyntax call } =>
            IsText(use, model) || model.GetMemberGroup((call as InvocationExpressionSyntax)?.Expression ?? call).Length == 1,
        AssignmentExpressionSyntax assignment => assignment.Right == use,
        ConditionalExpressionSyntax conditional => conditional.Condition != use,
        MemberAccessExpressionSyntax access => access.Expression == use && IsText(use, model),
        BinaryExpressionSyntax binary => !model.GetConstantValue(binary.Left == use ? binary.Right : binary.Left).HasValue
            && binary.Kind() is not (SyntaxKind.IsExpression or SyntaxKind.AsExpression or SyntaxKind.CoalesceExpression),
        CastExpressionSyntax cast => model.GetTypeInfo(cast).Type?.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Int64 or SpecialType.System_Object,
        _ => false,
    };

    private static bool IsText(ExpressionSyntax use, SemanticModel model) => model.GetTypeInfo(use).Type?.SpecialType == SpecialType.System_String;
}
