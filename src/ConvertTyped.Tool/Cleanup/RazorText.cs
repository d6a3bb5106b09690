using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>
/// Removes elements from the text of a Razor file. If an element's tags are alone on their lines, these lines are removed, and the remaining content
/// is indented like the element.
/// </summary>
internal static class RazorText
{
    /// <summary>The text without an element.</summary>
    public static string Remove(string text, TextSpan element)
    {
        if (Lines(text, element) is not { } lines)
            return text.Remove(element.Start, element.Length);
        var removed = text.Remove(lines.Start, lines.Length);
        // Blank lines before a closing tag or brace are removed.
        if (Regex.IsMatch(removed[lines.Start..], @"\A[ \t]*(</|\})") && Regex.Match(removed[..lines.Start], @"(?<=\n)([ \t]*\r?\n)+\z") is { Success: true } blank)
            return removed.Remove(blank.Index, blank.Length);
        // One of two adjacent blank lines is removed.
        var isBlankBefore = lines.Start == 0 || Regex.IsMatch(removed[..lines.Start], @"\n\r?\n\z");
        return isBlankBefore ? removed[..lines.Start] + Regex.Replace(removed[lines.Start..], @"\A\r?\n", "") : removed;
    }

    /// <summary>The text with an element replaced by its content.</summary>
    public static string Unwrap(string text, TextSpan element, TextSpan content)
    {
        var (opening, closing) = (TextSpan.FromBounds(element.Start, content.Start), TextSpan.FromBounds(content.End, element.End));
        if (Lines(text, opening) is not { } openingLines || Lines(text, closing) is not { } closingLines)
            return text.Remove(closing.Start, closing.Length).Remove(opening.Start, opening.Length);
        var lines = text[openingLines.End..closingLines.Start].Split('\n');
        var depth = lines.Where(line => line.Trim().Length > 0).Select(Depth).DefaultIfEmpty(0).Min() - Depth(text[openingLines.Start..openingLines.End]);
        var moved = string.Join('\n', lines.Select(line => depth > 0 && Depth(line) >= depth ? line[depth..] : line));
        return text[..openingLines.Start] + moved + text[closingLines.End..];
    }

    private static int Depth(string line) => line.Length - line.TrimStart(' ', '\t').Length;

    /// <summary>The whole lines of a span; null if one of them contains other text.</summary>
    private static TextSpan? Lines(string text, TextSpan span)
    {
        var start = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        var end = text.IndexOf('\n', span.End) is var found and >= 0 ? found + 1 : text.Length;
        return string.IsNullOrWhiteSpace(text[start..span.Start]) && string.IsNullOrWhiteSpace(text[span.End..end]) ? TextSpan.FromBounds(start, end) : null;
    }
}
