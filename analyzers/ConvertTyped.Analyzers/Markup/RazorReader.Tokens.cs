namespace ConvertTyped.Analyzers;

/// <content>What in C# may hold any character: comments, strings and characters.</content>
internal sealed partial class RazorReader
{
    private bool SkipComment()
    {
        if (StartsWith("//"))
            _ = ReadUntil(static c => c == '\n');
        else if (StartsWith("/*"))
            SkipPast("*/");
        else
            return false;
        return true;
    }

    private bool SkipLiteral()
    {
        if (Current == '\'')
        {
            SkipQuoted('\'', isVerbatim: false, isInterpolated: false);
            return true;
        }

        var start = 0;
        while (Ahead(start) is '$' or '@')
            start++;
        if (Ahead(start) != '"')
            return false;
        var before = _text.Substring(At, start);
        At += start;
        var quotes = CountQuotes();
        var isVerbatim = before.Contains('@');
        if (quotes >= 3 && !isVerbatim)
            SkipRaw(new string('"', quotes));
        else
            SkipQuoted('"', isVerbatim, before.Contains('$'));
        return true;
    }

    private void SkipRaw(string quotes)
    {
        At += quotes.Length;
        SkipPast(quotes);
    }

    /// <summary>A text that is not closed where its line ends was none.</summary>
    private void SkipQuoted(char quote, bool isVerbatim, bool isInterpolated)
    {
        for (At++; !IsAtEnd && (isVerbatim || Current != '\n');)
        {
            if (isInterpolated && StartsWith("{{"))
                At += 2;
            else if (isInterpolated && Current == '{')
                SkipBrackets();
            else if (isVerbatim && Current == quote && Ahead(1) == quote)
                At += 2;
            else if (!isVerbatim && Current == '\\')
                At += 2;
            else if (_text[At++] == quote)
                return;
        }
    }

    private int CountQuotes()
    {
        var count = 0;
        while (Ahead(count) == '"')
            count++;
        return count;
    }
}
