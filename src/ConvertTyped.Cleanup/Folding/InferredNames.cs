using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Adds the names of anonymous type members and tuple elements, if the compiler inferred them from an expression that a literal now replaces.</summary>
internal static class InferredNames
{
    internal static AnonymousObjectMemberDeclaratorSyntax Keep(AnonymousObjectMemberDeclaratorSyntax visited, AnonymousObjectMemberDeclaratorSyntax original) =>
        original.NameEquals is null && Infer(original.Expression) is { } name && Infer(visited.Expression) != name
            ? visited.WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space))
                .WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(visited.GetLeadingTrivia())).WithExpression(visited.Expression.WithLeadingTrivia())
            : visited;

    /// <summary>The element of a tuple, with its name if code in the document uses that name.</summary>
    internal static ArgumentSyntax Keep(ArgumentSyntax visited, ArgumentSyntax original, SemanticModel model) =>
        original is { NameColon: null, Parent: TupleExpressionSyntax } && Infer(original.Expression) is { } name && Infer(visited.Expression) != name && IsUsed(name, original.SyntaxTree, model)
            ? visited.WithNameColon(SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(visited.GetLeadingTrivia()))
                .WithExpression(visited.Expression.WithLeadingTrivia())
            : visited;

    private static bool IsUsed(string name, SyntaxTree tree, SemanticModel model) => tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText == name && model.GetTypeInfo(access.Expression).Type?.IsTupleType == true);

    private static string? Infer(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax access => Infer(access.WhenNotNull),
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
