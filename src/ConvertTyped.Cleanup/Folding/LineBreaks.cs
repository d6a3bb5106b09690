using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Removes line breaks that are no longer needed, because an expression is now shorter.</summary>
internal static class LineBreaks
{
    private const int MaxLength = 120;

    /// <summary>Whether an expression that was on the lines after <paramref name="before"/> now fits on the same line as that token.</summary>
    internal static bool FitsOnSameLine(SyntaxToken before, ExpressionSyntax original, ExpressionSyntax folded)
    {
        if (folded == original || !before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || Trivia.HasComment(before.TrailingTrivia) || Trivia.HasComment(folded.GetLeadingTrivia()))
            return false;
        var text = folded.WithoutTrivia().ToFullString();
        var end = before.GetLocation().GetLineSpan().EndLinePosition.Character;
        return !text.Contains('\n') && end + 1 + text.Length + 1 <= MaxLength;
    }

    internal static ArrowExpressionClauseSyntax Join(ArrowExpressionClauseSyntax original, ArrowExpressionClauseSyntax folded) =>
        FitsOnSameLine(original.ArrowToken, original.Expression, folded.Expression)
            ? folded.WithArrowToken(Close(folded.ArrowToken)).WithExpression(folded.Expression.WithLeadingTrivia())
            : folded;

    internal static EqualsValueClauseSyntax Join(EqualsValueClauseSyntax original, EqualsValueClauseSyntax folded) =>
        FitsOnSameLine(original.EqualsToken, original.Value, folded.Value)
            ? folded.WithEqualsToken(Close(folded.EqualsToken)).WithValue(folded.Value.WithLeadingTrivia())
            : folded;

    private static SyntaxToken Close(SyntaxToken token) => token.WithTrailingTrivia(SyntaxFactory.Space);
}
