namespace ConvertTyped.Analyzers.Razor;

/// <summary>A position in the text of a Razor file.</summary>
internal sealed class RazorCursor(string text)
{
    /// <summary>The current position, which is never beyond the end of the text.</summary>
    public int At
    {
        get;
        set => field = Math.Min(value, text.Length);
    }

    public bool IsAtEnd => At >= text.Length;

    public char Current => Peek(0);

    /// <summary>Whether a tag's name follows. An exclamation mark before the name opts the element out of tag helpers.</summary>
    public bool IsTagAhead => char.IsLetter(Peek(1)) || (Peek(1) == '!' && char.IsLetter(Peek(2)));

    /// <summary>The character <paramref name="count"/> positions after the current one, or before it if negative; <c>'\0'</c> outside the text.</summary>
    public char Peek(int count) => At + count >= 0 && At + count < text.Length ? text[At + count] : '\0';

    public bool StartsWith(string token) => string.CompareOrdinal(text, At, token, 0, token.Length) == 0;

    public bool IsWordAhead(string word) => StartsWith(word) && !IsIdentifier(Peek(word.Length));

    public string TextFrom(int start) => text.Substring(start, At - start);

    public string ReadUntil(Func<char, bool> isEnd)
    {
        var start = At;
        while (!IsAtEnd && !isEnd(Current))
            At++;
        return TextFrom(start);
    }

    public string ReadIdentifier() => ReadUntil(static c => !IsIdentifier(c));

    public void SkipWhiteSpace()
    {
        while (char.IsWhiteSpace(Current))
            At++;
    }

    public void SkipTo(string token)
    {
        var found = text.IndexOf(token, At, StringComparison.OrdinalIgnoreCase);
        At = found < 0 ? text.Length : found;
    }

    public void SkipPast(string token)
    {
        SkipTo(token);
        At += token.Length;
    }

    public static bool IsIdentifier(char c) => c == '_' || char.IsLetterOrDigit(c);
}
