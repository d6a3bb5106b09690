using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Endpoints that require the feature: <c>[RequireFeature("key")]</c> and <c>.RequireFeature("key")</c>.</summary>
internal static class RequiredFeatures
{
    private const string Unreachable = "The endpoint is not reachable without the feature. Remove the endpoint or the requirement.";

    internal static bool IsMet(AttributeSyntax attribute, FoldScope scope) =>
        scope.Model.GetSymbolInfo(attribute).Symbol?.ContainingType.Name == "RequireFeatureAttribute"
        && attribute.ArgumentList?.Arguments.Count > 0
        && scope.Flag.IsKey(attribute.ArgumentList.Arguments[0].Expression, scope.Model)
        && IsMet(attribute, attribute.Span, scope);

    internal static bool IsMet(InvocationExpressionSyntax call, FoldScope scope) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequireFeature" }
        && scope.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtensionMethod: true } method
        && Symbols.FlagSymbols.IsRuntime(method.ContainingType)
        && scope.Flag.HasKey(call, scope.Model)
        && IsMet(call, call.ArgumentList.Span, scope);

    private static bool IsMet(SyntaxNode node, Microsoft.CodeAnalysis.Text.TextSpan span, FoldScope scope)
    {
        if (scope.Flag.IsOn && scope.Frozen is null)
            return true;
        scope.Leave(node, span, scope.Frozen ?? Unreachable);
        return false;
    }
}
