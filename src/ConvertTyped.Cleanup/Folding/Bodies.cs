using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Bodies of members of which nothing is left.</summary>
internal static class Bodies
{
    /// <summary>A constructor that does nothing, its braces on lines of their own.</summary>
    internal static ConstructorDeclarationSyntax Emptied(ConstructorDeclarationSyntax node)
    {
        var indentation = SyntaxFactory.Whitespace(Indentation.Of(node) ?? "");
        var end = node.SemicolonToken.TrailingTrivia;
        var body = SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end),
            SyntaxFactory.List<StatementSyntax>(),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(end));
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(node.ParameterList.WithTrailingTrivia(end)).WithBody(body);
    }
}
