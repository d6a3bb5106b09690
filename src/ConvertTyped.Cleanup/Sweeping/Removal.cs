using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>The nodes that are removed with a declaration.</summary>
internal sealed record Removal(IReadOnlyList<SyntaxNode> Nodes)
{
    /// <summary>
    /// Returns the removal of a declaration and of the assignments to it. Returns null if the declaration must be kept: its initial value or an assigned value
    /// has side effects, an assignment is not in a list of statements, the declaration is part of a statement or field that declares several variables, or a
    /// frozen member contains the declaration or an assignment.
    /// </summary>
    internal static Removal? Plan(SyntaxNode declaration, UseCounts uses, Purity purity)
    {
        var assignments = uses.UsesOf(declaration).Where(UseCounts.IsAssigned)
            .Select(use => use.FirstAncestorOrSelf<ExpressionStatementSyntax>()!).ToList();
        if (assignments.Append(declaration).Any(Marks.IsInFrozen) || !assignments.All(assignment => assignment.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
            && (assignment.Expression is not AssignmentExpressionSyntax { Right: var right } || purity.IsPure(right))))
            return null;
        return declaration switch
        {
            VariableDeclaratorSyntax { Parent.Parent: { } statement } variable when !(variable.Initializer is null || purity.IsPure(variable.Initializer.Value)) || OthersIn(statement) => null,
            VariableDeclaratorSyntax { Parent.Parent: { } statement } => new([statement, .. assignments]),
            PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax => new([declaration, .. assignments]),
            _ => null,
        };
    }

    private static bool OthersIn(SyntaxNode statement) => statement.ChildNodes().OfType<VariableDeclarationSyntax>().Any(declaration => declaration.Variables.Count > 1);
}
