using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Writes <c>if</c> statements in place of a switch statement in which only conditions of <c>when</c> clauses are still undecided.</summary>
internal static class ConditionalSections
{
    /// <summary>Returns the new statement, with the indentation of the switch statement.</summary>
    /// <param name="node">The switch statement to replace.</param>
    /// <param name="sections">The sections that may apply, each with its condition and its folded statements. The condition of the last section may be null.</param>
    internal static StatementSyntax Write(SwitchStatementSyntax node, IReadOnlyList<(ExpressionSyntax? Condition, IReadOnlyList<StatementSyntax> Statements)> sections)
    {
        var end = SyntaxFactory.TriviaList(node.OpenBraceToken.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        var indentation = Indentation.Read(node) ?? "";
        StatementSyntax? written = null;
        if (IsEarlyReturn(node, sections))
        {
            var rest = sections[sections.Count - 1].Statements.Select(statement => Indentation.Shift(statement, Indentation.Read(statement), indentation)).ToList();
            rest[0] = rest[0].WithLeadingTrivia(Trivia.WithBlankLine(rest[0].GetLeadingTrivia()));
            var checks = sections.Take(sections.Count - 1).Select((section, index) => Write(node, [section]) is var check && index > 0 ? check.WithLeadingTrivia(Trivia.WithBlankLine(check.GetLeadingTrivia())) : check);
            return Bodies.Empty(node, end).WithStatements([.. checks, .. rest]);
        }

        foreach (var (condition, statements) in sections.Reverse())
        {
            var block = Bodies.Empty(node, end).WithStatements(SyntaxFactory.List(statements.Select(statement => Indentation.Shift(statement, Indentation.Read(statement), indentation + "    "))));
            if (condition is null)
            {
                written = block;
                continue;
            }

            var otherwise = written is null ? null : SyntaxFactory.ElseClause(
                SyntaxFactory.Token(SyntaxKind.ElseKeyword).WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(written is IfStatementSyntax ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : end),
                written is IfStatementSyntax ? written.WithoutLeadingTrivia() : written);
            written = SyntaxFactory.IfStatement(
                SyntaxFactory.Token(SyntaxKind.IfKeyword).WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.OpenParenToken),
                condition.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(end),
                block,
                otherwise);
        }

        return written!;
    }

    /// <summary>
    /// Whether the statements of the last section can follow the <c>if</c> statements without an <c>else</c>: the last section has no condition, each section
    /// before it ends with a jump such as <c>return</c> or <c>continue</c>, and no declared names can conflict.
    /// </summary>
    private static bool IsEarlyReturn(SwitchStatementSyntax node, IReadOnlyList<(ExpressionSyntax? Condition, IReadOnlyList<StatementSyntax> Statements)> sections) =>
        sections.Count > 1 && node.Parent is BlockSyntax && sections[sections.Count - 1] is { Condition: null, Statements: { Count: > 0 } rest }
        && !rest.SelectMany(Names.DeclaredBy).Any() && !sections.Any(section => section.Condition is { } condition && Names.DeclaredIn(condition).Any()) && rest.All(statement => Indentation.Read(statement) is not null)
        && sections.Take(sections.Count - 1).All(section => section.Statements.Count > 0 && ControlFlow.Exits(section.Statements[section.Statements.Count - 1]));
}
