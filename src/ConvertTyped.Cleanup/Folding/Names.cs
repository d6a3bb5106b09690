using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The names that statements declare.</summary>
internal static class Names
{
    /// <summary>All names declared in a statement, at any depth.</summary>
    internal static IEnumerable<string> DeclaredIn(SyntaxNode statement) => statement.DescendantNodesAndSelf().Select(NameOf).OfType<string>();

    /// <summary>The names that a statement declares for the list that contains it. The variables of a loop or a <c>using</c> statement are declared only within it.</summary>
    internal static IEnumerable<string> DeclaredBy(StatementSyntax statement) =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
            ? []
            : statement.DescendantNodesAndSelf(node => node == statement ? node is not (BlockSyntax or LocalFunctionStatementSyntax) : node is not (StatementSyntax or AnonymousFunctionExpressionSyntax))
                .Where(node => node is not ParameterSyntax).Select(NameOf).OfType<string>();

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    };
}
