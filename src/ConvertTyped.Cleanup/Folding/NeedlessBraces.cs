using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Removes the braces around a statement that is now alone in its block, if the original document writes single statements without braces.</summary>
internal static class NeedlessBraces
{
    /// <summary>
    /// Returns the document without unnecessary braces. A document with <c>#if</c> directives does not change, because other target frameworks may compile other
    /// statements.
    /// </summary>
    internal static SyntaxNode Remove(SyntaxNode original, SyntaxNode edited)
    {
        if (original.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)) || !edited.DescendantNodes().Any(IsShrunk) || !WritesNone(original))
            return edited;
        return edited.ReplaceNodes(edited.DescendantNodes().Where(IsShrunk), (_, node) => node switch
        {
            IfStatementSyntax statement => statement.WithStatement(Alone(statement.Statement)),
            ForEachStatementSyntax statement => statement.WithStatement(Alone(statement.Statement)),
            ForStatementSyntax statement => statement.WithStatement(Alone(statement.Statement)),
            WhileStatementSyntax statement => statement.WithStatement(Alone(statement.Statement)),
            _ => node,
        });
    }

    private static bool IsShrunk(SyntaxNode node) => Body(node) is var (header, body) && Marks.IsShrunk(body) && header.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && IsAlone(body);

    /// <summary>Whether some bodies of statements in the document have no braces, and no body has unnecessary braces.</summary>
    private static bool WritesNone(SyntaxNode original)
    {
        var bodies = original.DescendantNodes().Select(Body).OfType<(SyntaxToken Header, StatementSyntax Body)>().Select(part => part.Body).ToList();
        return bodies.Any(body => body is not BlockSyntax) && !bodies.Any(IsAlone);
    }

    /// <summary>The last token of a statement's header, and the statement's body, if the body may be written without braces. An <c>if</c> with <c>else</c> is left as it is.</summary>
    private static (SyntaxToken Header, StatementSyntax Body)? Body(SyntaxNode node) => node switch
    {
        IfStatementSyntax { Else: null, Parent: not ElseClauseSyntax } statement => (statement.CloseParenToken, statement.Statement),
        ForEachStatementSyntax statement => (statement.CloseParenToken, statement.Statement),
        ForStatementSyntax statement => (statement.CloseParenToken, statement.Statement),
        WhileStatementSyntax statement => (statement.CloseParenToken, statement.Statement),
        _ => null,
    };

    /// <summary>Whether a body is a block with only one simple statement, which is on one line and has no comments.</summary>
    private static bool IsAlone(StatementSyntax body) => body is BlockSyntax { Statements: { Count: 1 } statements } block
        && statements[0] is ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax
        && !statements[0].ToString().Contains('\n')
        && !block.ContainsDirectives && !Trivia.HasComment(block.DescendantTrivia());

    private static StatementSyntax Alone(StatementSyntax body) => body is BlockSyntax { Statements: { Count: 1 } statements } block
        ? statements[0].WithLeadingTrivia(Trivia.WithoutBlankLines(statements[0].GetLeadingTrivia())).WithTrailingTrivia(block.CloseBraceToken.TrailingTrivia)
        : body;
}
