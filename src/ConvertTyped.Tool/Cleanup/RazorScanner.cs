using ConvertTyped.Analyzers.Razor;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>An element of a Razor file: the whole element, and the content between its tags.</summary>
internal sealed record RazorElement(TextSpan Whole, TextSpan Content, string Attributes);

/// <summary>Finds elements and tags in Razor text.</summary>
internal static class RazorScanner
{
    /// <summary>The element whose opening tag begins at <paramref name="start"/>; null if no opening tag begins there, or if the end is not certain.</summary>
    public static RazorElement? ElementAt(string text, int start)
    {
        var name = NameAt(text, start + 1);
        if (name.Length == 0 || EndOfTag(text, start) is not { } opened)
            return null;
        var attributes = text[(start + 1 + name.Length)..(opened - 1)];
        if (attributes.EndsWith('/') || RazorReader.IsVoid(name))
            return new(TextSpan.FromBounds(start, opened), new TextSpan(opened, 0), attributes.TrimEnd('/'));
        var depth = 1;
        for (var i = text.IndexOf('<', opened); i >= 0; i = text.IndexOf('<', i + 1))
        {
            var isClosing = i + 1 < text.Length && text[i + 1] == '/';
            if (!NameAt(text, isClosing ? i + 2 : i + 1).Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (EndOfTag(text, i) is not { } end)
                return null;
            if (!isClosing)
                depth += text[end - 2] == '/' ? 0 : 1;
            else if (--depth == 0)
                return new(TextSpan.FromBounds(start, end), TextSpan.FromBounds(opened, i), attributes);
        }

        return null;
    }

    /// <summary>Whether the text consists only of elements and therefore has the same meaning in C# code and in markup.</summary>
    public static bool IsMarkup(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
                i++;
            else if (text[i] == '<' && NameAt(text, i + 1) is not "text" && ElementAt(text, i) is { } element)
                i = element.Whole.End;
            else
                return false;
        }

        return true;
    }

    /// <summary>Whether a position is inside a tag, between its angle brackets.</summary>
    public static bool IsInTag(string text, int position)
    {
        for (var i = text.LastIndexOf('<', position); i >= 0; i = i == 0 ? -1 : text.LastIndexOf('<', i - 1))
        {
            if (NameAt(text, i + 1).Length > 0)
                return EndOfTag(text, i) is not { } end || end > position;
        }

        return false;
    }

    private static int? EndOfTag(string text, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == '>')
                return i + 1;
        }

        return null;
    }

    private static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (end > start && text[end] is '-' or ':' or '.')))
            end++;
        return start < text.Length && char.IsLetter(text[start]) ? text[start..end] : "";
    }
}
