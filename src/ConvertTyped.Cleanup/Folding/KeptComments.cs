using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Keeps the comments on the kept arm of a <c>switch</c> expression or the kept argument of a call. The comments are moved before the statement or the member that
/// contains the kept code.
/// </summary>
internal static class KeptComments
{
    private const string Kind = "ConvertTyped.Comments";

    /// <summary>The kept code, marked with the comments on the lines before the arm or argument that it comes from.</summary>
    internal static ExpressionSyntax Mark(ExpressionSyntax kept, SyntaxTriviaList before)
    {
        var comments = before.Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString()).ToList();
        return comments.Count == 0 ? kept : kept.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, string.Join("\n", comments)));
    }

    /// <summary>Writes the comments of marked code before the statements and members that contain the code.</summary>
    internal static SyntaxNode Place(SyntaxNode root)
    {
        var comments = root.GetAnnotatedNodes(Kind).Select(node => (Place: PlaceOf(node), Text: string.Join("\n", node.GetAnnotations(Kind).Select(mark => mark.Data))))
            .Where(comment => comment.Place is not null).ToLookup(comment => comment.Place!, comment => comment.Text);
        return comments.Count == 0 ? root : root.ReplaceNodes(comments.Select(place => place.Key), (original, node) =>
        {
            var (leading, indentation) = (node.GetLeadingTrivia(), Indentation.Read(original)!);
            var end = SyntaxFactory.EndOfLine(Trivia.EndOfLine(root.DescendantTrivia()));
            return node.WithLeadingTrivia(leading.AddRange(comments[original].SelectMany(text => text.Split('\n'))
                .SelectMany(text => new[] { SyntaxFactory.Comment(text), end, SyntaxFactory.Whitespace(indentation) })));
        });
    }

    private static SyntaxNode? PlaceOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor =>
        ancestor is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax && Indentation.Read(ancestor) is not null);
}
