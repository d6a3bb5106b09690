using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Removes a jump, such as <c>return</c> or <c>continue</c>, that the folding moved to the end of a body, where it has no effect.</summary>
internal static class NeedlessJumps
{
    internal static void Remove(List<StatementSyntax> statements, BlockSyntax original)
    {
        if (statements.Count > 0 && statements[statements.Count - 1] is var last && IsNeedless(last, original.Parent, statements)
            && !last.IsEquivalentTo(original.Statements.Last()) && !Trivia.HasComment(last.DescendantTrivia()) && !last.ContainsDirectives)
        {
            statements.RemoveAt(statements.Count - 1);
        }
    }

    private static bool IsNeedless(StatementSyntax jump, SyntaxNode? body, List<StatementSyntax> statements) => jump switch
    {
        ReturnStatementSyntax { Expression: null } => IsFunction(body),
        YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } => IsFunction(body)
            && statements.Take(statements.Count - 1).SelectMany(statement => statement.DescendantNodesAndSelf(node => node is not LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax),
        ContinueStatementSyntax => body is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax,
        _ => false,
    };

    private static bool IsFunction(SyntaxNode? body) =>
        body is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax;
}
