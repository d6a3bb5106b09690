using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Joins the declaration of a variable with the <c>return</c> statement after it, if the folding removed the code between them or changed that statement.
/// <c>return text</c> then returns the expression that initialized <c>text</c>, and <c>return query.Take(5)</c> continues the chain of calls that
/// initialized <c>query</c>.
/// </summary>
internal static class JoinedReturns
{
    internal static void Join(List<StatementSyntax> statements, IReadOnlyList<StatementSyntax> original)
    {
        if (statements.Count < 2 || statements[statements.Count - 1] is not ReturnStatementSyntax { Expression: { } returned } last
            || statements[statements.Count - 2] is not LocalDeclarationStatementSyntax { IsConst: false, UsingKeyword.RawKind: 0, Declaration: { Type.IsVar: true, Variables: { Count: 1 } variables } } declaration
            || variables[0].Initializer?.Value is not { } value || IsOriginal(last, variables[0], original)
            || Trivia.HasComment(last.DescendantTrivia()) || last.ContainsDirectives
            || Trivia.HasComment(declaration.DescendantTrivia().Where(trivia => trivia.SpanStart >= declaration.SpanStart)))
        {
            return;
        }

        var uses = returned.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variables[0].Identifier.ValueText).ToList();
        var mayContinue = value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax;
        if (uses.Count != 1 || uses[0] != returned && (!mayContinue || JoinedDeclarations.Innermost(returned) != uses[0]))
            return;
        var joined = last.WithExpression(returned.ReplaceNode(uses[0], value.WithTriviaFrom(uses[0]))).WithLeadingTrivia(declaration.GetLeadingTrivia());
        if (!JoinedDeclarations.Fits(joined))
            return;
        statements.RemoveAt(statements.Count - 1);
        statements[statements.Count - 1] = joined;
    }

    /// <summary>Whether the original code already had this <c>return</c> statement directly after the declaration of the variable.</summary>
    private static bool IsOriginal(ReturnStatementSyntax last, VariableDeclaratorSyntax variable, IReadOnlyList<StatementSyntax> original)
    {
        var index = original.ToList().FindLastIndex(statement => statement.IsKind(SyntaxKind.ReturnStatement) && statement.IsEquivalentTo(last));
        return index > 0 && original[index - 1] is LocalDeclarationStatementSyntax before && before.Declaration.Variables[0].Identifier.ValueText == variable.Identifier.ValueText;
    }
}
