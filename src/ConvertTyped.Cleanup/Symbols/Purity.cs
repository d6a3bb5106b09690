using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>
/// Whether an expression can be removed without losing a side effect. Properties are assumed to have none. Calls are assumed to have side effects,
/// except for known calls. Reading another flag is a side effect, because it may report a decision.
/// </summary>
internal sealed class Purity(FlagSymbols flag, SemanticModel model)
{
    private static readonly HashSet<string> ContextCalls = ["With", "CreateContext", "Features", "Experiences", "Goals", "Segments", "get_Features", "get_Experiences"];

    internal bool IsPure(SyntaxNode node) => node.DescendantNodesAndSelf(Enters).All(IsPureItself);

    /// <summary>A lambda has no effect until it is called.</summary>
    private static bool Enters(SyntaxNode node) => node is not AnonymousFunctionExpressionSyntax;

    private bool IsPureItself(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        AssignmentExpressionSyntax or AwaitExpressionSyntax or ThrowExpressionSyntax or StackAllocArrayCreationExpressionSyntax => false,
        PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) && !unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        InvocationExpressionSyntax call => IsPureCall(call),
        BaseObjectCreationExpressionSyntax creation => IsPlainType(model.GetTypeInfo(creation).Type),
        MemberAccessExpressionSyntax access => !IsOtherFlag(model.GetSymbolInfo(access).Symbol),
        StatementSyntax => false,
        _ => true,
    };

    private bool IsPureCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            return true;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return false;
        if (flag.IsRun(method, call, model))
            return true;
        if (ContextCalls.Contains(method.Name) && (FlagSymbols.IsRuntime(method.ContainingType) || GeneratedCode.Contains(method)))
            return true;
        return method.ContainingType.SpecialType is SpecialType.System_String
            || method is { ContainingNamespace.Name: "System", ContainingType.Name: "Math" }
            || method is { Name: "ToString" or "Equals" or "GetHashCode", ContainingType.SpecialType: not SpecialType.None and not SpecialType.System_Object };
    }

    private static bool IsPlainType(ITypeSymbol? type) =>
        type is not null && (GeneratedCode.Contains(type) || type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true);

    private bool IsOtherFlag(ISymbol? symbol) =>
        symbol is IPropertySymbol { ContainingType.Name: "Features" or "Experiences" } property && GeneratedCode.Contains(property) && !flag.IsAccessor(property);
}
