using System.Text.RegularExpressions;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Quotes comments in review notes.</summary>
internal static class CommentText
{
    private const int MaxLength = 80;

    /// <summary>The words of a comment on one line. A long comment is shortened to a part that includes the position.</summary>
    internal static string Quote(string comment, int position = 0)
    {
        var line = comment.Substring(0, position).LastIndexOf('\n') + 1;
        var whole = Words(comment);
        if (whole.Length <= MaxLength)
            return $"\"{whole}\"";
        var rest = Words(comment.Substring(line));
        return $"\"{(line > 0 ? "… " : "")}{(rest.Length <= MaxLength ? rest : rest.Substring(0, MaxLength).TrimEnd() + " …")}\"";
    }

    private static string Words(string comment)
    {
        var text = Regex.Replace(comment, @"^\s*(///|//|/\*\*|/\*|\*/|\*)|\*/\s*$", " ", RegexOptions.Multiline);
        return Regex.Replace(Regex.Replace(text, @"</?(summary|remarks|para|returns)\s*/?>", " "), @"\s+", " ").Trim();
    }
}
