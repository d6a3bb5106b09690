using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Changes the indentation of code line by line, so that the rest of its layout does not change.</summary>
internal static class Indentation
{
    /// <summary>The white space in front of a node on its line; null if the node does not begin a line, or has neither trivia before it nor a parent.</summary>
    internal static string? Read(SyntaxNode node) => Read(node.GetLeadingTrivia())
        ?? (node.GetLeadingTrivia().Count == 0 && node.Parent is not null && BeginsLine(node.GetFirstToken()) ? "" : null);

    internal static string? Read(SyntaxTriviaList leading) => leading.Count == 0 ? null
        : leading[leading.Count - 1] is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString()
        : last.IsKind(SyntaxKind.EndOfLineTrivia) ? ""
        : null;

    /// <summary>Changes the indentation of a node's lines from <paramref name="from"/> to <paramref name="to"/>.</summary>
    internal static T Shift<T>(T node, string? from, string? to)
        where T : SyntaxNode
    {
        if (from is null || to is null || from == to)
            return node;
        var first = node.GetFirstToken();
        return node.ReplaceTokens(node.DescendantTokens(), (original, token) =>
            token.LeadingTrivia.Count > 0 && (original == first || BeginsLine(original))
                ? token.WithLeadingTrivia(Shift(token.LeadingTrivia, from, to))
                : token);
    }

    /// <summary>Changes the indentation in the trivia in front of a token that begins a line.</summary>
    internal static SyntaxTriviaList Shift(SyntaxTriviaList trivia, string from, string to)
    {
        var isLineStart = true;
        var shifted = new List<SyntaxTrivia>();
        foreach (var item in trivia)
        {
            var isIndented = isLineStart && item.IsKind(SyntaxKind.WhitespaceTrivia) && item.ToString().StartsWith(from, StringComparison.Ordinal);
            shifted.Add(isIndented ? SyntaxFactory.Whitespace(to + item.ToString().Substring(from.Length)) : item);
            isLineStart = item.IsKind(SyntaxKind.EndOfLineTrivia) || Directives.IsKept(item);
        }

        return SyntaxFactory.TriviaList(shifted);
    }

    private static bool BeginsLine(SyntaxToken token) =>
        token.GetPreviousToken(includeZeroWidth: true) is var before && (before.IsKind(SyntaxKind.None) || before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));
}
