using System.Text;

namespace ConvertTyped.Tool.Rendering;

/// <summary>Escapes text from a config for Markdown, so that it does not become markup, a link or a mention.</summary>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]<>()#+-!|~@&";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r')
                escaped.Append(' ');
            else if (c == '@')
                escaped.Append("&#64;");
            else if (Special.Contains(c, StringComparison.Ordinal))
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>Formats text as code, even if it contains backticks. Vertical bars are escaped, because they would end a table cell.</summary>
    public static string Code(string text)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ').Replace("|", "\\|", StringComparison.Ordinal);
        var fence = "`";
        while (line.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }
}
