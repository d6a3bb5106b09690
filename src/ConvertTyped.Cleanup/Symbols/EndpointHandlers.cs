using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>Recognizes the handlers of ASP.NET Core endpoints.</summary>
internal static class EndpointHandlers
{
    /// <summary>
    /// Whether a method or a lambda expression is passed to a method of ASP.NET Core as a <see cref="Delegate"/>. ASP.NET Core finds the values of such a
    /// handler's parameters by their types and names, so a parameter that the handler does not read can be removed.
    /// </summary>
    internal static bool IsHandler(ExpressionSyntax handler, SemanticModel model) =>
        model.GetTypeInfo(handler).ConvertedType is { Name: "Delegate", ContainingNamespace.Name: "System" }
        && handler.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingNamespace: { } container }
        && container.ToDisplayString().StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
}
