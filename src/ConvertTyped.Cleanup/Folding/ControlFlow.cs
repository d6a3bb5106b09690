using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Determines from the syntax of a statement how control leaves it.</summary>
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

    /// <summary>The <c>break</c> and <c>continue</c> statements in <paramref name="statement"/> that jump out of it.</summary>
    internal static IEnumerable<StatementSyntax> JumpsOutOf(StatementSyntax statement) => statement
        .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<StatementSyntax>()
        .Where(jump => jump is BreakStatementSyntax or ContinueStatementSyntax
            && !jump.Ancestors().TakeWhile(node => node != statement.Parent).Any(node => IsLoop(node) || jump is BreakStatementSyntax && node is SwitchStatementSyntax));

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
