using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Reads and moves the comments, directives and blank lines before and after statements.</summary>
internal static class Trivia
{
    internal static bool HasComment(IEnumerable<SyntaxTrivia> trivia) => trivia.Any(IsComment);

    internal static bool StartsWithBlankLine(SyntaxTriviaList trivia)
    {
        foreach (var item in trivia)
        {
            if (item.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
            if (!item.IsKind(SyntaxKind.WhitespaceTrivia))
                return false;
        }

        return false;
    }

    internal static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList trivia)
    {
        var items = trivia.ToList();
        while (items.FindIndex(item => item.IsKind(SyntaxKind.EndOfLineTrivia)) is var end and >= 0
            && items.Take(end).All(item => item.IsKind(SyntaxKind.WhitespaceTrivia)))
        {
            items.RemoveRange(0, end + 1);
        }

        return SyntaxFactory.TriviaList(items);
    }

    internal static SyntaxTriviaList WithBlankLine(SyntaxTriviaList trivia) =>
        StartsWithBlankLine(trivia) ? trivia : trivia.Insert(0, SyntaxFactory.ElasticEndOfLine(EndOfLine(trivia)));

    /// <summary>The trivia before the outer statement, followed by the comments and directives before the inner one.</summary>
    internal static SyntaxTriviaList Joined(SyntaxTriviaList outer, SyntaxTriviaList inner)
    {
        if (!inner.Any(IsNote))
            return outer;
        var items = outer.ToList();
        while (items.Count > 0 && items[items.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
            items.RemoveAt(items.Count - 1);
        return SyntaxFactory.TriviaList(items.Concat(WithoutBlankLines(inner)));
    }

    /// <summary>Moves the comments and directives that precede a closing brace into the trivia after the last statement.</summary>
    internal static SyntaxTriviaList AfterLast(SyntaxTriviaList trailing, SyntaxTriviaList beforeBrace)
    {
        var last = beforeBrace.ToList().FindLastIndex(IsNote);
        if (last < 0)
            return trailing;
        var moved = trailing.AddRange(beforeBrace.Take(last + 1));
        return IsComment(beforeBrace[last]) ? moved.Add(SyntaxFactory.ElasticEndOfLine(EndOfLine(beforeBrace))) : moved;
    }

    /// <summary>
    /// Whether a node contains both the start and the end of each of its regions and <c>#if</c> blocks, and no <c>#nullable</c> or <c>#pragma warning</c>.
    /// </summary>
    internal static bool HasBalancedDirectives(SyntaxNode node)
    {
        if (!node.ContainsDirectives)
            return true;
        var depth = 0;
        foreach (var directive in node.DescendantTrivia(descendIntoTrivia: true).Select(trivia => trivia.GetStructure()).OfType<DirectiveTriviaSyntax>())
        {
            depth += directive switch
            {
                IfDirectiveTriviaSyntax or RegionDirectiveTriviaSyntax => 1,
                EndIfDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax => -1,
                _ => 0,
            };
            if (depth < 0 || directive is NullableDirectiveTriviaSyntax or PragmaWarningDirectiveTriviaSyntax)
                return false;
        }

        return depth == 0;
    }

    internal static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    /// <summary>Whether trivia is a comment or a directive that is kept.</summary>
    internal static bool IsNote(SyntaxTrivia trivia) => IsComment(trivia) || Directives.IsKept(trivia);

    internal static bool IsDocumentation(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>The first line ending, or <c>\n</c> if there is no line ending.</summary>
    internal static string EndOfLine(IEnumerable<SyntaxTrivia> trivia)
    {
        var end = trivia.FirstOrDefault(item => item.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        return end.Length > 0 ? end : "\n";
    }
}
