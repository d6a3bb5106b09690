using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Determines the control flow after a statement from its syntax.</summary>
internal static class ControlFlow
{
    /// <summary>Whether control never reaches the end of the statement.</summary>
    internal static bool Exits(StatementSyntax? statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
        YieldStatementSyntax yield => yield.IsKind(SyntaxKind.YieldBreakStatement),
        BlockSyntax block => block.Statements.Any(Exits),
        IfStatementSyntax { Else: { } otherwise } condition => Exits(condition.Statement) && Exits(otherwise.Statement),
        UsingStatementSyntax scope => Exits(scope.Statement),
        LockStatementSyntax scope => Exits(scope.Statement),
        TryStatementSyntax attempt => Exits(attempt.Finally?.Block) || (Exits(attempt.Block) && attempt.Catches.All(clause => Exits(clause.Block))),
        _ => false,
    };

    /// <summary>The jumps in a statement that end or continue the statement's own loop or switch.</summary>
    internal static IEnumerable<StatementSyntax> OwnJumps(SyntaxNode statement) => statement
        .DescendantNodesAndSelf(node => node == statement || node is not (SwitchStatementSyntax or ForStatementSyntax or ForEachStatementSyntax
            or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<StatementSyntax>()
        .Where(node => node is BreakStatementSyntax or ContinueStatementSyntax);
}
