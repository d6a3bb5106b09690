using System.Text.RegularExpressions;
using ConvertTyped.Analyzers.Razor;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Recognizes elements and tags in Razor text.</summary>
internal static class RazorScanner
{
    /// <summary>Whether the text consists only of elements and therefore has the same meaning in C# code and in markup.</summary>
    public static bool IsMarkup(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
                i++;
            else if (text[i] == '<' && RazorReader.TagAt(text, i) is { Name: not "text", Element: { } element })
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

    /// <summary>Whether a position is inside a Razor comment, or after <c>//</c> (but not <c>://</c>) on the same line.</summary>
    public static bool IsInComment(string text, int position)
    {
        var before = text[..position];
        return before.LastIndexOf("@*", StringComparison.Ordinal) > before.LastIndexOf("*@", StringComparison.Ordinal)
            || Regex.IsMatch(before[(before.LastIndexOf('\n') + 1)..], "(?<!:)//");
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
