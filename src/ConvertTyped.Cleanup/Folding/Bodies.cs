using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Adds an empty body to members whose code was removed.</summary>
internal static class Bodies
{
    /// <summary>Returns the constructor with an empty body.</summary>
    internal static ConstructorDeclarationSyntax Emptied(ConstructorDeclarationSyntax node)
    {
        var end = node.SemicolonToken.TrailingTrivia;
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(node.ParameterList.WithTrailingTrivia(end)).WithBody(Empty(node, end));
    }

    /// <summary>Returns the method with an empty body.</summary>
    internal static MethodDeclarationSyntax Emptied(MethodDeclarationSyntax node) => node
        .WithExpressionBody(null).WithSemicolonToken(default)
        .WithParameterList(node.ParameterList.WithTrailingTrivia(node.SemicolonToken.TrailingTrivia))
        .WithBody(Empty(node, node.SemicolonToken.TrailingTrivia));

    /// <summary>Creates an empty block with the indentation of a node, and with each brace on its own line. <paramref name="end"/> follows each brace.</summary>
    internal static BlockSyntax Empty(SyntaxNode node, SyntaxTriviaList end)
    {
        var indentation = SyntaxFactory.Whitespace(Indentation.Read(node) ?? "");
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end),
            SyntaxFactory.List<StatementSyntax>(),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end));
    }
}
