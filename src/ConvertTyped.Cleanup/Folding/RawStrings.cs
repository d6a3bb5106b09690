using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Joins parts of a raw interpolated string with the text around them. A raw string has no escapes, so a part with quotes, braces or control characters stays.</summary>
internal static class RawStrings
{
    internal static ExpressionSyntax Join(InterpolatedStringExpressionSyntax node, Func<ExpressionSyntax, string?> textOf)
    {
        var contents = node.Contents
            .Select(content => content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } part && textOf(part.Expression) is { Length: > 0 } text && text.All(IsPlain) ? Text(text) : content)
            .ToList();
        if (contents.SequenceEqual(node.Contents))
            return node;
        var joined = node.WithContents(SyntaxFactory.List(contents));
        return contents.Any(content => content is InterpolationSyntax) ? joined
            : SyntaxFactory.ParseExpression(joined.WithoutTrivia().ToFullString().TrimStart('$')).WithTriviaFrom(node);
    }

    private static bool IsPlain(char character) => !char.IsControl(character) && character is not ('"' or '{' or '}');

    private static InterpolatedStringTextSyntax Text(string text) => SyntaxFactory.InterpolatedStringText(
        SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, text, text, SyntaxTriviaList.Empty));
}
