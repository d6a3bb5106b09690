using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Adjusts the blank lines between two statements that are adjacent after the folding.</summary>
internal static class BlankLines
{
    /// <summary>
    /// Adds a blank line before a comment that was at the beginning of a block. Removes the blank lines before an assignment that replaced an <c>if</c> or
    /// <c>switch</c> statement, if the group of statements before it now consists of a single assignment.
    /// </summary>
    /// <param name="statement">The folded statement at <paramref name="index"/>.</param>
    /// <param name="before">The folded statement before it.</param>
    /// <param name="index">The index of the statement.</param>
    /// <param name="original">The statements before the folding.</param>
    /// <param name="folded">The statements after the folding, including those that were removed.</param>
    internal static StatementSyntax Adjust(StatementSyntax statement, StatementSyntax before, int index, IReadOnlyList<StatementSyntax> original, IReadOnlyList<StatementSyntax> folded)
    {
        var leading = statement.GetLeadingTrivia();
        if (Trivia.HasComment(leading))
            return Trivia.HasComment(original[index].GetLeadingTrivia()) ? statement : statement.WithLeadingTrivia(Trivia.WithBlankLine(leading));
        return original[index] is IfStatementSyntax or SwitchStatementSyntax && IsAssignment(statement) && IsAssignment(before) && IsLastOfGroup(index - 1, original, folded)
            ? statement.WithLeadingTrivia(Trivia.WithoutBlankLines(leading))
            : statement;
    }

    /// <summary>Whether only one statement is left in the group that ends at an index, because its other statements were removed.</summary>
    private static bool IsLastOfGroup(int index, IReadOnlyList<StatementSyntax> original, IReadOnlyList<StatementSyntax> folded)
    {
        var (left, removed) = (0, 0);
        for (var i = index; i >= 0; i--)
        {
            if (Marks.IsGone(folded[i]))
                removed++;
            else
                left++;
            if (Trivia.StartsWithBlankLine(original[i].GetLeadingTrivia()))
                break;
        }

        return left == 1 && removed > 0;
    }

    private static bool IsAssignment(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } };
}
