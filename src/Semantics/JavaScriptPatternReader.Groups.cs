using System.Buffers;
using System.Globalization;
using System.Text;
using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

internal sealed partial class JavaScriptPatternReader
{
    /// <summary>V8's limit.</summary>
    internal const int MaxGroups = 32767;

    private readonly Dictionary<string, int> _groupNames = new(StringComparer.Ordinal);
    private int _groupCount;

    /// <summary>Counts and names the groups beforehand: what an escape means depends on groups that are still to come.</summary>
    private bool FindGroups()
    {
        var inClass = false;
        while (!AtEnd)
        {
            var c = _pattern[_position++];
            if (c == '\\')
                _position++;
            else if (inClass)
                inClass = c != ']';
            else if (c == '[')
                inClass = true;
            else if (c == '(' && !TryCountGroup())
                return false;
        }
        _position = 0;
        return _groupCount <= MaxGroups;
    }

    private bool TryCountGroup()
    {
        if (Current != '?')
        {
            _groupCount++;
            return true;
        }
        if (Peek(1) != '<' || Peek(2) is '=' or '!')
            return true;

        _position += 2;
        return ReadGroupName() is { } name && _groupNames.TryAdd(name, ++_groupCount);
    }

    private bool StartsLookbehind() => Peek(1) == '?' && Peek(2) == '<' && Peek(3) is '=' or '!';

    private JavaScriptPatternNode? ReadGroup()
    {
        _position++;
        if (!TryTake('?'))
            return ReadCapture();
        if (TryTake(':'))
            return ReadGroupBody();
        if (Current is '=' or '!')
            return ReadLookaround(behind: false);
        if (!TryTake('<'))
            return null;
        if (Current is '=' or '!')
            return ReadLookaround(behind: true);
        return ReadGroupName() is null ? null : ReadCapture();
    }

    private Group? ReadCapture()
    {
        var number = ++_openedGroups;
        _openGroups.Add(number);
        var body = ReadGroupBody();
        _openGroups.Remove(number);
        return body is null ? null : new Group(body, number);
    }

    private Lookaround? ReadLookaround(bool behind)
    {
        var negative = _pattern[_position++] == '!';
        return ReadGroupBody() is { } body ? new Lookaround(body, behind, negative) : null;
    }

    private JavaScriptPatternNode? ReadGroupBody() => ReadDisjunction() is { } body && TryTake(')') ? body : null;

    /// <summary>An ECMAScript identifier up to <c>&gt;</c>, in which <c>\u</c> escapes count as what they stand for.</summary>
    private string? ReadGroupName()
    {
        var name = new StringBuilder();
        while (ReadNameCharacter() is { } rune)
        {
            if (name.Length > 0 && rune.Value == '>')
                return name.ToString();
            if (!(name.Length > 0 ? IsIdentifierPart(rune) : IsIdentifierStart(rune)))
                return null;
            name.Append(rune);
        }
        return null;
    }

    private Rune? ReadNameCharacter()
    {
        if (AtEnd)
            return null;
        if (!TryTake('\\'))
        {
            if (Rune.DecodeFromUtf16(_pattern.AsSpan(_position), out var rune, out var length) != OperationStatus.Done)
                return null;
            _position += length;
            return rune;
        }
        if (!TryTake('u'))
            return null;
        if (TryTake('{'))
            return ReadCodePoint();
        if (!TryReadHex(4, out var high))
            return null;
        if (!char.IsHighSurrogate(high))
            return Rune.TryCreate(high, out var single) ? single : null;
        return TryTake('\\') && TryTake('u') && TryReadHex(4, out var low) && Rune.TryCreate(high, low, out var pair) ? pair : null;
    }

    private Rune? ReadCodePoint()
    {
        var start = _position;
        var value = 0u;
        for (; char.IsAsciiHexDigit(Current) && value <= 0x10FFFF; _position++)
            value = value * 16 + JavaScriptNumber.DigitValue(Current);
        return _position > start && TryTake('}') && Rune.TryCreate(value, out var rune) ? rune : null;
    }

    private static bool IsIdentifierStart(Rune rune) => rune.Value switch
    {
        '$' or '_' or 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C => true,
        0x2E2F => false,
        _ => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber,
    };

    private static bool IsIdentifierPart(Rune rune) => IsIdentifierStart(rune) || rune.Value switch
    {
        0x00B7 or 0x0387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation,
    };
}
