namespace ConvertTyped.Analyzers.Razor;

/// <summary>The parts of C# that may contain any character: comments, literals and expressions in brackets.</summary>
internal static class CSharpTokens
{
    public static bool SkipComment(this RazorCursor cursor)
    {
        if (cursor.StartsWith("//"))
            _ = cursor.ReadUntil(static c => c == '\n');
        else if (cursor.StartsWith("/*"))
            cursor.SkipPast("*/");
        else
            return false;
        return true;
    }

    public static bool SkipLiteral(this RazorCursor cursor)
    {
        if (cursor.Current == '\'')
        {
            cursor.SkipQuoted('\'', isVerbatim: false, isInterpolated: false);
            return true;
        }

        var start = cursor.At;
        while (cursor.Current is '$' or '@')
            cursor.At++;
        if (cursor.Current != '"')
        {
            cursor.At = start;
            return false;
        }
        var prefix = cursor.TextFrom(start);
        var isVerbatim = prefix.Contains('@');
        var quotes = cursor.CountQuotes();
        if (quotes >= 3 && !isVerbatim)
            cursor.SkipRaw(new string('"', quotes));
        else
            cursor.SkipQuoted('"', isVerbatim, prefix.Contains('$'));
        return true;
    }

    /// <summary>Skips everything from an opening bracket through the matching closing one. Returns false if the text ends first.</summary>
    public static bool SkipBrackets(this RazorCursor cursor)
    {
        var depth = 0;
        while (!cursor.IsAtEnd)
        {
            if (cursor.SkipComment() || cursor.SkipLiteral())
                continue;
            if (cursor.Current is '(' or '[' or '{')
                depth++;
            else if (cursor.Current is ')' or ']' or '}')
                depth--;
            cursor.At++;
            if (depth == 0)
                return true;
        }
        return false;
    }

    private static void SkipRaw(this RazorCursor cursor, string quotes)
    {
        cursor.At += quotes.Length;
        cursor.SkipPast(quotes);
    }

    // A literal that is neither verbatim nor closed ends at the end of the line.
    private static void SkipQuoted(this RazorCursor cursor, char quote, bool isVerbatim, bool isInterpolated)
    {
        for (cursor.At++; !cursor.IsAtEnd && (isVerbatim || cursor.Current != '\n');)
        {
            if (isInterpolated && cursor.StartsWith("{{"))
                cursor.At += 2;
            else if (isInterpolated && cursor.Current == '{')
                cursor.SkipBrackets();
            else if (isVerbatim && cursor.Current == quote && cursor.Peek(1) == quote)
                cursor.At += 2;
            else if (!isVerbatim && cursor.Current == '\\')
                cursor.At += 2;
            else if (cursor.Current == quote)
            {
                cursor.At++;
                return;
            }
            else
                cursor.At++;
        }
    }

    private static int CountQuotes(this RazorCursor cursor)
    {
        var count = 0;
        while (cursor.Peek(count) == '"')
            count++;
        return count;
    }
}
