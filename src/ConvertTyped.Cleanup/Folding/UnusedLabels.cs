using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Removes labels whose last <c>goto</c> was removed.</summary>
internal static class UnusedLabels
{
    private static readonly SyntaxAnnotation Unlabeled = new();

    internal static SyntaxNode Remove(SyntaxNode original, SyntaxNode folded)
    {
        if (original == folded || !original.DescendantNodes().OfType<LabeledStatementSyntax>().Any())
            return folded;
        var before = Jumps(original);
        var unused = folded.DescendantNodes().OfType<LabeledStatementSyntax>()
            .Where(label => before.Contains(label.Identifier.ValueText) && !Jumps(MemberOf(label)).Contains(label.Identifier.ValueText));
        var without = folded.ReplaceNodes(unused, (_, label) => label.Statement
            .WithLeadingTrivia(Trivia.Joined(label.GetLeadingTrivia(), label.Statement.GetLeadingTrivia())).WithAdditionalAnnotations(Unlabeled));
        return without.RemoveNodes(
            without.GetAnnotatedNodes(Unlabeled).Where(statement => Marks.IsGone(statement) && statement.Parent is BlockSyntax && !statement.GetLeadingTrivia().Any(Trivia.IsNote)), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static SyntaxNode MemberOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    private static HashSet<string> Jumps(SyntaxNode node) =>
        new(node.DescendantNodes().OfType<GotoStatementSyntax>().Select(jump => (jump.Expression as IdentifierNameSyntax)?.Identifier.ValueText).OfType<string>());
}
