using ConvertTyped.Analyzers.Accessors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT1018: code calls <c>context.Features()</c> in C# 14, where <c>Features</c> is a property, or reads <c>context.Features</c> in an earlier version, where
/// it is a method.
/// </summary>
/// <param name="hasProperties">Whether the project's C# version has extension properties.</param>
internal sealed class ParenthesesRule(bool hasProperties)
{
    public void Check(SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var name in ExtensionMemberName.FindIn(model.SyntaxTree, called: hasProperties, cancellationToken))
        {
            if (ReceiverOf(name) is { } receiver
                && ExtensionMemberName.IsReceiver(model.GetTypeInfo(receiver, cancellationToken).Type)
                && model.GetSymbolInfo(UseOf(name), cancellationToken).Symbol is null
                && CompilesOtherwise(receiver, name, model))
                report(Diagnostic.Create(
                    RuleCatalogue.Parentheses, name.GetLocation(), name.Identifier.ValueText, hasProperties ? "property in C# 14; remove the parentheses" : "method before C# 14; add parentheses"));
        }
    }

    private static ExpressionSyntax? ReceiverOf(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        MemberBindingExpressionSyntax => name.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private static ExpressionSyntax UseOf(IdentifierNameSyntax name) =>
        name.Parent!.Parent is InvocationExpressionSyntax call && call.Expression == name.Parent ? call : (ExpressionSyntax)name.Parent;

    private bool CompilesOtherwise(ExpressionSyntax receiver, IdentifierNameSyntax name, SemanticModel model)
    {
        // The compiler cannot bind a part of a conditional access, such as ".Context" in "page?.Context.Features()", without the rest.
        if (receiver.DescendantNodesAndSelf().Any(node => node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax))
            return true;
        var property = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrivia(), name.WithoutTrivia());
        var otherwise = hasProperties ? (ExpressionSyntax)property : SyntaxFactory.InvocationExpression(property);
        return model.GetSpeculativeSymbolInfo(name.SpanStart, otherwise, SpeculativeBindingOption.BindAsExpression).Symbol is not null;
    }
}
