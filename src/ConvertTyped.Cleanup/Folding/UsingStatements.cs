using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Converts <c>using</c> declarations to <c>using</c> statements if their block is removed, so that variables are still disposed of where the block ended.</summary>
internal static class UsingStatements
{
    /// <summary>Returns the statements, with the first <c>using</c> declaration and all statements after it converted to one <c>using</c> statement.</summary>
    internal static SyntaxList<StatementSyntax> From(SyntaxList<StatementSyntax> statements)
    {
        var index = statements.IndexOf(statement => statement is LocalDeclarationStatementSyntax local && !local.UsingKeyword.IsKind(SyntaxKind.None));
        return index < 0 ? statements : [.. statements.Take(index), Create((LocalDeclarationStatementSyntax)statements[index], statements.Skip(index + 1))];
    }

    private static UsingStatementSyntax Create(LocalDeclarationStatementSyntax local, IEnumerable<StatementSyntax> body)
    {
        var end = local.SemicolonToken.TrailingTrivia;
        var indentation = Indentation.Read(local);
        var block = Bodies.Empty(local, end.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToSyntaxTriviaList())
            .WithStatements([.. body.Select(statement => Indentation.Shift(statement, indentation, indentation + "    "))]);
        return SyntaxFactory.UsingStatement(
            default,
            local.AwaitKeyword,
            local.UsingKeyword,
            SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            local.Declaration.WithoutTrailingTrivia(),
            null,
            SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(end),
            block);
    }
}
