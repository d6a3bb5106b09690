using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Edits the text of documentation comments. Only the comments are parsed again, because a preprocessor directive next to a comment can be parsed only with the whole file.
/// </summary>
internal static class DocumentationText
{
    /// <summary>The trivia, with the edits applied to its documentation comments.</summary>
    /// <param name="trivia">The trivia before a token.</param>
    /// <param name="edits">The edits, in any order.</param>
    internal static SyntaxTriviaList Replace(SyntaxTriviaList trivia, IEnumerable<DocumentationEdit> edits)
    {
        var comments = edits.ToLookup(edit => edit.Element.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>()!.FullSpan);
        var edited = new List<SyntaxTrivia>();
        foreach (var item in trivia)
        {
            if (!Trivia.IsDocumentation(item) || !comments.Contains(item.FullSpan))
            {
                edited.Add(item);
                continue;
            }

            var text = Replace(item, comments[item.FullSpan]).TrimStart(' ', '\t');
            if (text.Length > 0)
                edited.AddRange(SyntaxFactory.ParseLeadingTrivia(text));
            else if (edited.Count > 0 && edited[edited.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
                edited.RemoveAt(edited.Count - 1);
        }

        return SyntaxFactory.TriviaList(edited);
    }

    private static string Replace(SyntaxTrivia comment, IEnumerable<DocumentationEdit> edits)
    {
        var text = comment.ToFullString();
        foreach (var edit in edits.OrderByDescending(edit => edit.Element.SpanStart))
        {
            var span = new TextSpan(edit.Element.SpanStart - comment.FullSpan.Start, edit.Element.Span.Length);
            text = edit.RemovesLines && LinesOf(text, span) is { } lines
                ? text.Remove(lines.Start, lines.Length)
                : text.Remove(span.Start, span.Length).Insert(span.Start, edit.Text);
        }

        return text;
    }

    /// <summary>The lines of an element; null if something else is on them.</summary>
    private static TextSpan? LinesOf(string text, TextSpan element)
    {
        var start = text.LastIndexOf('\n', element.Start) + 1;
        var end = text.IndexOf('\n', element.End - 1) is var found and >= 0 ? found + 1 : text.Length;
        var isAlone = text.Substring(start, element.Start - start).Trim() is "///" or "*" or "" && text.Substring(element.End, end - element.End).Trim().Length == 0;
        return isAlone ? TextSpan.FromBounds(start, end) : null;
    }
}

/// <summary>Replaces or removes an element of a documentation comment.</summary>
/// <param name="Element">The element to replace or remove.</param>
/// <param name="Text">The text that replaces the element.</param>
/// <param name="RemovesLines">Whether to remove the element's lines instead of replacing the element, if nothing else is on those lines.</param>
internal sealed record DocumentationEdit(XmlNodeSyntax Element, string Text, bool RemovesLines);
