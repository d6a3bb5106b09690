using System.Globalization;
using System.Text;

namespace ConvertTyped.Semantics;

/// <summary>Reads the names of capturing groups, which are ECMAScript identifiers.</summary>
internal static class JavaScriptGroupName
{
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>
    /// Reads a name up to <c>&gt;</c>. <c>\u</c> escapes count as the characters that they represent. Records a fault and returns null if the name is not
    /// an identifier or <c>&gt;</c> is missing.
    /// </summary>
    internal static string? Read(JavaScriptPatternCursor cursor)
    {
        var name = new StringBuilder();
        while (ReadCharacter(cursor) is { } codePoint)
        {
            if (name.Length > 0 && codePoint == '>')
                return name.ToString();
            if (!(name.Length > 0 ? IsIdentifierPart(codePoint) : IsIdentifierStart(codePoint)))
                break;
            name.Append(char.ConvertFromUtf32(codePoint));
        }

        cursor.Fail("the name of a group is not valid");
        return null;
    }

    /// <summary>Reads a code point. Returns null at the end, for a lone surrogate, and for an escape that is not a valid <c>\u</c> escape.</summary>
    private static int? ReadCharacter(JavaScriptPatternCursor cursor)
    {
        if (cursor.AtEnd)
            return null;
        if (cursor.TryTake('\\'))
            return ReadEscape(cursor);
        var high = cursor.Take();
        return !char.IsSurrogate(high) ? high
            : char.IsSurrogatePair(high, cursor.Current) ? char.ConvertToUtf32(high, cursor.Take())
            : null;
    }

    private static int? ReadEscape(JavaScriptPatternCursor cursor)
    {
        if (!cursor.TryTake('u'))
            return null;
        if (cursor.TryTake('{'))
            return ReadCodePoint(cursor);
        if (!cursor.TryReadHex(4, out var high))
            return null;
        if (!char.IsSurrogate(high))
            return high;
        return cursor.TryTake('\\') && cursor.TryTake('u') && cursor.TryReadHex(4, out var low) && char.IsSurrogatePair(high, low)
            ? char.ConvertToUtf32(high, low)
            : null;
    }

    private static int? ReadCodePoint(JavaScriptPatternCursor cursor)
    {
        var start = cursor.Position;
        var value = 0;
        for (; char.IsAsciiHexDigit(cursor.Current) && value <= MaxCodePoint; cursor.Position++)
            value = value * 16 + (int)JavaScriptNumber.DigitValue(cursor.Current);
        return cursor.Position > start && cursor.TryTake('}') && value is <= MaxCodePoint and not (>= 0xD800 and <= 0xDFFF) ? value : null;
    }

    private static bool IsIdentifierStart(int codePoint) => codePoint switch
    {
        '$' or '_' or 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C => true,
        0x2E2F => false,
        _ => CategoryOf(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber,
    };

    private static bool IsIdentifierPart(int codePoint) => IsIdentifierStart(codePoint) || codePoint switch
    {
        0x00B7 or 0x0387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65 => true,
        _ => CategoryOf(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation,
    };

    private static UnicodeCategory CategoryOf(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
}
