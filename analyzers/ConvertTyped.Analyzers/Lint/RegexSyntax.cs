namespace ConvertTyped.Analyzers;

/// <summary>
/// Whether JavaScript compiles a pattern as <c>new RegExp(pattern, 'i')</c>: ECMA-262 with the leniences of its Annex B, which are
/// many. What .NET thinks of the pattern does not matter here.
/// </summary>
internal sealed class RegexSyntax
{
    private readonly string _pattern;
    private int _at;
    private bool _isTooDeep;

    private RegexSyntax(string pattern) => _pattern = pattern;

    private bool AtEnd => _at >= _pattern.Length;

    /// <summary>Null when it compiles.</summary>
    public static string? FaultIn(string pattern)
    {
        var syntax = new RegexSyntax(pattern);
        var fault = syntax.ReadAlternatives(0);
        return fault ?? (syntax.AtEnd ? null : "')' closes nothing");
    }

    private string? ReadAlternatives(int depth)
    {
        while (!AtEnd && _pattern[_at] != ')')
        {
            if (ReadTerm(depth) is { } fault)
                return fault;
        }
        return null;
    }

    private string? ReadTerm(int depth)
    {
        switch (_pattern[_at])
        {
            case '|' or '^' or '$':
                _at++;
                return null;
            case '(':
                return ReadGroup(depth);
            case '[':
                return ReadClass() ?? ReadQuantifier();
            case '\\':
                return ReadEscape(out var isAssertion) ?? (isAssertion ? null : ReadQuantifier());
            case '*' or '+' or '?':
                return $"nothing precedes '{_pattern[_at]}'";
            case '{' when BracesAt(_at) is not null:
                return "nothing precedes '{'";
            default:
                _at++;
                return ReadQuantifier();
        }
    }

    private string? ReadGroup(int depth)
    {
        // Deep nesting compiles; it is only not worth a stack overflow to say so.
        if (depth > 200)
        {
            _isTooDeep = true;
            _at = _pattern.Length;
            return null;
        }
        _at++;
        var isLookbehind = false;
        if (!AtEnd && _pattern[_at] == '?')
        {
            isLookbehind = StartsWith("?<=") || StartsWith("?<!");
            if (!isLookbehind && ReadGroupKind() is { } kindFault)
                return kindFault;
            _at += isLookbehind ? 3 : 0;
        }

        if (ReadAlternatives(depth + 1) is { } fault)
            return fault;
        if (AtEnd)
            return _isTooDeep ? null : "a group is never closed";
        _at++;
        return isLookbehind ? null : ReadQuantifier();
    }

    private string? ReadGroupKind()
    {
        if (StartsWith("?:") || StartsWith("?=") || StartsWith("?!"))
        {
            _at += 2;
            return null;
        }
        var end = StartsWith("?<") ? _pattern.IndexOf('>', _at) : -1;
        if (end > _at + 2)
        {
            _at = end + 1;
            return null;
        }
        // Modifiers, (?i-m:…).
        end = _pattern.IndexOf(':', _at);
        if (end != -1 && _pattern.Substring(_at + 1, end - _at - 1).All(c => c is 'i' or 'm' or 's' or '-'))
        {
            _at = end + 1;
            return null;
        }
        return "there is no such kind of group";
    }

    private string? ReadClass()
    {
        _at++;
        var previous = -1;
        while (!AtEnd && _pattern[_at] != ']')
        {
            var isRange = _pattern[_at] == '-' && previous >= 0 && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']';
            if (isRange)
                _at++;
            int current = _pattern[_at];
            if (current == '\\')
            {
                if (ReadEscape(out _) is { } fault)
                    return fault;
                current = -1;
            }
            else
            {
                _at++;
            }
            if (isRange && current >= 0 && previous > current)
                return "a range of characters ends before it begins";
            previous = isRange ? -1 : current;
        }
        if (AtEnd)
            return "a class of characters is never closed";
        _at++;
        return null;
    }

    private string? ReadEscape(out bool isAssertion)
    {
        isAssertion = _at + 1 < _pattern.Length && _pattern[_at + 1] is 'b' or 'B';
        if (_at + 1 >= _pattern.Length)
            return "'\\' ends it";
        _at += 2;
        return null;
    }

    private string? ReadQuantifier()
    {
        if (AtEnd)
            return null;
        if (_pattern[_at] is '*' or '+' or '?')
        {
            _at++;
        }
        else if (_pattern[_at] == '{' && BracesAt(_at) is { } braces)
        {
            if (braces.IsReversed)
                return "a quantifier's numbers are out of order";
            _at = braces.End;
        }
        else
        {
            return null;
        }

        if (!AtEnd && _pattern[_at] == '?')
            _at++;
        return null;
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; any other brace is a character like all others.</summary>
    private (int End, bool IsReversed)? BracesAt(int start)
    {
        var least = Digits(start + 1);
        if (least is null)
            return null;
        var at = start + 1 + least.Length;
        string? most = null;
        if (at < _pattern.Length && _pattern[at] == ',')
        {
            most = Digits(at + 1);
            at += 1 + (most?.Length ?? 0);
        }
        return at < _pattern.Length && _pattern[at] == '}' ? (at + 1, most is not null && IsGreater(least, most)) : null;
    }

    private string? Digits(int start)
    {
        var end = start;
        while (end < _pattern.Length && _pattern[end] is >= '0' and <= '9')
            end++;
        return end > start ? _pattern.Substring(start, end - start) : null;
    }

    private static bool IsGreater(string left, string right)
    {
        var a = left.TrimStart('0');
        var b = right.TrimStart('0');
        return a.Length != b.Length ? a.Length > b.Length : string.CompareOrdinal(a, b) > 0;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;
}
