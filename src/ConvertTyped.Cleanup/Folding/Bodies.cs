using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Recognizes bodies of members that are empty after folding.</summary>
internal static class Bodies
{
    /// <summary>A constructor that does nothing, with its braces on lines of their own.</summary>
    internal static ConstructorDeclarationSyntax Emptied(ConstructorDeclarationSyntax node)
    {
        var end = node.SemicolonToken.TrailingTrivia;
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(node.ParameterList.WithTrailingTrivia(end)).WithBody(Empty(node, end));
    }

    /// <summary>A method that does nothing.</summary>
    internal static MethodDeclarationSyntax Emptied(MethodDeclarationSyntax node) => node
        .WithExpressionBody(null).WithSemicolonToken(default)
        .WithParameterList(node.ParameterList.WithTrailingTrivia(node.SemicolonToken.TrailingTrivia))
        .WithBody(Empty(node, node.SemicolonToken.TrailingTrivia));

    /// <summary>Braces on lines of their own.</summary>
    internal static BlockSyntax Empty(SyntaxNode node, SyntaxTriviaList end)
    {
        var indentation = SyntaxFactory.Whitespace(Indentation.Of(node) ?? "");
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end),
            SyntaxFactory.List<StatementSyntax>(),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end));
    }
}
