using System.Text.RegularExpressions;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Quotes comments in review notes.</summary>
internal static class CommentText
{
    private const int MaxLength = 80;

    /// <summary>If a position is far from the start of its line, about this many characters before the position are quoted.</summary>
    private const int Before = 30;

    /// <summary>The words of a comment, joined into one line. A long comment is shortened to a part that includes the position.</summary>
    internal static string Quote(string comment, int position = 0)
    {
        var line = comment.Substring(0, position).LastIndexOf('\n') + 1;
        var whole = Words(comment);
        if (whole.Length <= MaxLength)
            return $"\"{whole}\"";
        var start = position - line < MaxLength - Before ? line : comment.LastIndexOf(' ', position - Before) + 1;
        var rest = Words(comment.Substring(start));
        return $"\"{(start > 0 ? "… " : "")}{(rest.Length <= MaxLength ? rest : rest.Substring(0, MaxLength).TrimEnd() + " …")}\"";
    }

    private static string Words(string comment)
    {
        var text = Regex.Replace(comment, @"^\s*(///|//|/\*\*|/\*|\*/|\*)|\*/\s*$", " ", RegexOptions.Multiline);
        return Regex.Replace(Regex.Replace(text, @"</?(summary|remarks|para|returns)\s*/?>", " "), @"\s+", " ").Trim();
    }
}
