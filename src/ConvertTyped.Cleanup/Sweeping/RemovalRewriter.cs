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
        if (!node.Statements.Any(removed.Contains))
            return visited;
        var kept = Kept(node.Statements, visited.Statements, out var directives);
        return Marks.Shrunk(visited.WithStatements(SyntaxFactory.List(kept)).WithCloseBraceToken(After(directives, visited.CloseBraceToken)), node);
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return node.Statements.Any(removed.Contains) ? visited.WithStatements(SyntaxFactory.List(Kept(node.Statements, visited.Statements, out _))) : visited;
    }

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var visited = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        var isKept = node.Members.Select(member => member is not GlobalStatementSyntax program || !removed.Contains(program.Statement)).ToList();
        return visited.WithMembers(SyntaxFactory.List(Tidy(visited.Members, isKept, out var directives))).WithEndOfFileToken(After(directives, visited.EndOfFileToken));
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Kept(node, (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Kept(node, (StructDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Kept(node, (RecordDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    private SyntaxNode Kept(TypeDeclarationSyntax original, TypeDeclarationSyntax visited)
    {
        if (!original.Members.Any(removed.Contains))
            return visited;
        var kept = Tidy(visited.Members, [.. original.Members.Select(member => !removed.Contains(member))], out var directives);
        return visited.WithMembers(SyntaxFactory.List(kept)).WithCloseBraceToken(After(directives, visited.CloseBraceToken));
    }

    private List<StatementSyntax> Kept(SyntaxList<StatementSyntax> original, SyntaxList<StatementSyntax> visited, out IReadOnlyList<SyntaxTrivia> directives) =>
        Tidy(visited, [.. original.Select(statement => !removed.Contains(statement))], out directives);

    /// <summary>
    /// If there was a blank line or directives before a removed node, the code after the node gets them. If the nodes at the start of a list are removed, the
    /// next node starts without blank lines.
    /// </summary>
    private static List<T> Tidy<T>(IReadOnlyList<T> nodes, List<bool> isKept, out IReadOnlyList<SyntaxTrivia> directives)
        where T : SyntaxNode
    {
        directives = [];
        var tidy = new List<T>();
        var isSetApart = false;
        for (var i = 0; i < nodes.Count; i++)
        {
            var leading = nodes[i].GetLeadingTrivia();
            if (!isKept[i])
            {
                isSetApart |= Trivia.StartsWithBlankLine(leading);
                directives = Directives.Join(directives, Directives.In(leading));
                continue;
            }

            if (directives.Count > 0)
                leading = Directives.Join(directives, leading);
            if (tidy.Count == 0 && i > 0)
                leading = Trivia.WithoutBlankLines(leading);
            else if (isSetApart && tidy.Count > 0)
                leading = Trivia.WithBlankLine(leading);
            (isSetApart, directives) = (false, []);
            tidy.Add(leading == nodes[i].GetLeadingTrivia() ? nodes[i] : nodes[i].WithLeadingTrivia(leading));
        }

        return tidy;
    }

    private static SyntaxToken After(IReadOnlyList<SyntaxTrivia> directives, SyntaxToken token) =>
        directives.Count == 0 ? token : token.WithLeadingTrivia(Directives.Join(directives, token.LeadingTrivia));
}
