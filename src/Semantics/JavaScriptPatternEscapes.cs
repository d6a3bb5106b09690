namespace ConvertTyped.Semantics;

/// <summary>Reads the escapes that represent characters, both inside and outside character classes. The backslash has already been read.</summary>
internal static class JavaScriptPatternEscapes
{
    internal const string TrailingBackslash = "it ends with '\\'";

    /// <summary>
    /// The fault of a <c>\k</c> that does not refer to a group. In a pattern with named groups, <c>\k</c> is never a character, not even in a character class.
    /// </summary>
    internal const string UnknownReference = "'\\k' does not refer to a group";

    /// <summary>Reads an escape that represents a set of characters; null if the escape is of another kind.</summary>
    internal static JavaScriptCharSet? TryReadSet(JavaScriptPatternCursor cursor)
    {
        var set = cursor.Current switch
        {
            'd' => JavaScriptCharSet.Digits,
            'D' => JavaScriptCharSet.Digits.Complement(),
            's' => JavaScriptCharSet.WhiteSpace,
            'S' => JavaScriptCharSet.WhiteSpace.Complement(),
            'w' => JavaScriptCharSet.WordCharacters,
            'W' => JavaScriptCharSet.WordCharacters.Complement(),
            _ => null,
        };
        if (set is not null)
            cursor.Position++;
        return set;
    }

    /// <summary>Reads an escape for one character. An escaped character without a special meaning represents itself.</summary>
    internal static char ReadCharacter(JavaScriptPatternCursor cursor, bool inClass)
    {
        var c = cursor.Take();
        return c switch
        {
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'b' when inClass => '\b',
            >= '0' and <= '7' => ReadOctal(cursor, c - '0'),
            'x' when cursor.TryReadHex(2, out var unit) => unit,
            'u' when cursor.TryReadHex(4, out var unit) => unit,
            'c' => ReadControl(cursor, inClass),
            _ => c,
        };
    }

    /// <summary>Reads an octal escape of up to three digits, up to 0377.</summary>
    private static char ReadOctal(JavaScriptPatternCursor cursor, int value)
    {
        for (var digits = 1; digits < 3 && value < 32 && cursor.Current is >= '0' and <= '7'; digits++)
            value = value * 8 + (cursor.Take() - '0');
        return (char)value;
    }

    /// <summary>
    /// Reads the letter of a control character after <c>\c</c>. If no letter follows, the backslash represents itself, and the <c>c</c> is read next. In a
    /// character class, a digit or an underscore is accepted, too.
    /// </summary>
    private static char ReadControl(JavaScriptPatternCursor cursor, bool inClass)
    {
        if (char.IsAsciiLetter(cursor.Current) || inClass && (char.IsAsciiDigit(cursor.Current) || cursor.Current == '_'))
            return (char)(cursor.Take() & 0x1F);
        cursor.Position--;
        return '\\';
    }
}
