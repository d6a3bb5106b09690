using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Removes statements and members, and adjusts the blank lines around them.</summary>
internal sealed class RemovalRewriter(HashSet<SyntaxNode> removed) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return node.Statements.Any(removed.Contains) ? visited.WithStatements(SyntaxFactory.List(Kept(node.Statements, visited.Statements))) : visited;
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return node.Statements.Any(removed.Contains) ? visited.WithStatements(SyntaxFactory.List(Kept(node.Statements, visited.Statements))) : visited;
    }

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var visited = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        var isKept = node.Members.Select(member => member is not GlobalStatementSyntax program || !removed.Contains(program.Statement)).ToList();
        return visited.WithMembers(SyntaxFactory.List(Tidy(visited.Members, isKept)));
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Kept(node, (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Kept(node, (StructDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Kept(node, (RecordDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    private SyntaxNode Kept(TypeDeclarationSyntax original, TypeDeclarationSyntax visited) => original.Members.Any(removed.Contains)
        ? visited.WithMembers(SyntaxFactory.List(Tidy(visited.Members, [.. original.Members.Select(member => !removed.Contains(member))])))
        : visited;

    private IEnumerable<StatementSyntax> Kept(SyntaxList<StatementSyntax> original, SyntaxList<StatementSyntax> visited) =>
        Tidy(visited, [.. original.Select(statement => !removed.Contains(statement))]);

    /// <summary>Code after a removed node gets the blank lines that were before that node. The first item of a list has none.</summary>
    private static IEnumerable<T> Tidy<T>(IReadOnlyList<T> nodes, List<bool> isKept)
        where T : SyntaxNode
    {
        var isSetApart = false;
        var isFirst = true;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!isKept[i])
            {
                isSetApart |= Trivia.StartsWithBlankLine(nodes[i].GetLeadingTrivia());
                continue;
            }

            var leading = nodes[i].GetLeadingTrivia();
            if (isFirst && i > 0)
                leading = Trivia.WithoutBlankLines(leading);
            else if (isSetApart && !isFirst)
                leading = Trivia.WithBlankLine(leading);
            (isSetApart, isFirst) = (false, false);
            yield return leading == nodes[i].GetLeadingTrivia() ? nodes[i] : nodes[i].WithLeadingTrivia(leading);
        }
    }
}
