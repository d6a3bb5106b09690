using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

internal sealed partial class JavaScriptPatternReader
{
    private const string TrailingBackslash = "it ends with '\\'";
    private const string UnknownReference = "'\\k' does not refer to a group";

    private JavaScriptPatternNode? ReadAtomEscape()
    {
        if (AtEnd)
            return Fail(TrailingBackslash);
        if (ReadSetEscape() is { } set)
            return new Characters(set);
        if (TryReadGroupNumber() is { } number)
            return Refer(number);
        if (Current == 'k' && _groupNames.Count > 0)
            return ReadNamedReference();
        return TryReadCharacterEscape(inClass: false, out var c) ? Literal(c) : null;
    }

    private JavaScriptCharSet? ReadSetEscape()
    {
        var set = Current switch
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
            _position++;
        return set;
    }

    /// <summary>A number is a backreference only if the pattern has that many groups. Otherwise it is read as a character.</summary>
    private int? TryReadGroupNumber()
    {
        var start = _position;
        if (Current is >= '1' and <= '9' && TryReadCount(out var number) && number <= _groupCount)
            return number;
        _position = start;
        return null;
    }

    private JavaScriptPatternNode? ReadNamedReference()
    {
        _position++;
        return TryTake('<') && ReadGroupName() is { } name && _groupNames.TryGetValue(name, out var number)
            ? Refer(number)
            : Fail(UnknownReference);
    }

    /// <summary>Inside its own group, a backreference matches the empty string, because nothing is captured yet.</summary>
    private JavaScriptPatternNode Refer(int number)
    {
        if (_openGroups.Contains(number))
            return Empty;
        _referenced.Add(number);
        return new Reference(number);
    }

    private bool TryReadCharacterEscape(bool inClass, out char c)
    {
        c = _pattern[_position++];
        switch (c)
        {
            case 'f':
                c = '\f';
                break;
            case 'n':
                c = '\n';
                break;
            case 'r':
                c = '\r';
                break;
            case 't':
                c = '\t';
                break;
            case 'v':
                c = '\v';
                break;
            case 'b' when inClass:
                c = '\b';
                break;
            case >= '0' and <= '7':
                c = ReadOctal(c - '0');
                break;
            case 'x' when TryReadHex(2, out var unit):
            case 'u' when TryReadHex(4, out unit):
                c = unit;
                break;
            case 'c':
                c = ReadControl(inClass);
                break;
            case 'k' when _groupNames.Count > 0:
                Fail(UnknownReference);
                return false;
        }
        return true;
    }

    /// <summary>Reads an octal escape of up to three digits, up to 0377.</summary>
    private char ReadOctal(int value)
    {
        for (var digits = 1; digits < 3 && value < 32 && Current is >= '0' and <= '7'; digits++)
            value = value * 8 + (_pattern[_position++] - '0');
        return (char)value;
    }

    private bool TryReadHex(int length, out char unit)
    {
        var value = 0u;
        var digits = 0;
        for (; digits < length && char.IsAsciiHexDigit(Peek(digits)); digits++)
            value = value * 16 + JavaScriptNumber.DigitValue(Peek(digits));
        unit = (char)value;
        if (digits == length)
            _position += length;
        return digits == length;
    }

    /// <summary>Without a letter after it, <c>\c</c> is a backslash, and the <c>c</c> is read next.</summary>
    private char ReadControl(bool inClass)
    {
        if (char.IsAsciiLetter(Current) || inClass && (char.IsAsciiDigit(Current) || Current == '_'))
            return (char)(_pattern[_position++] & 0x1F);
        _position--;
        return '\\';
    }
}
