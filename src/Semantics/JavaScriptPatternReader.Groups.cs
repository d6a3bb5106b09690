using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

internal sealed partial class JavaScriptPatternReader
{
    /// <summary>The maximum number of capturing groups, as in V8.</summary>
    internal const int MaxGroups = 32767;

    private const string NotClosed = "a group is not closed";

    private readonly Dictionary<string, int> _groupNames = new(StringComparer.Ordinal);
    private int _groupCount;

    /// <summary>Counts and names the groups in advance, because the meaning of an escape can depend on later groups.</summary>
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
        if (_groupCount > MaxGroups)
            Fail($"it has more than {MaxGroups} groups");
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
        if (ReadGroupName() is not { } name)
            return false;
        if (_groupNames.ContainsKey(name))
        {
            Fail($"two groups have the name '{name}'");
            return false;
        }
        _groupNames.Add(name, ++_groupCount);
        return true;
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
            return Fail(AtEnd ? NotClosed : $"JavaScript has no group that starts with '(?{Current}'");
        if (Current is '=' or '!')
            return ReadLookaround(behind: true);
        return ReadGroupName() is null ? null : ReadCapture();
    }

    private JavaScriptPatternNode? ReadCapture()
    {
        var number = ++_openedGroups;
        _openGroups.Add(number);
        var body = ReadGroupBody();
        _openGroups.Remove(number);
        return body is null ? null : new Group(body, number);
    }

    private JavaScriptPatternNode? ReadLookaround(bool behind)
    {
        var negative = _pattern[_position++] == '!';
        return ReadGroupBody() is { } body ? new Lookaround(body, behind, negative) : null;
    }

    private JavaScriptPatternNode? ReadGroupBody() => ReadDisjunction() is not { } body ? null : TryTake(')') ? body : Fail(NotClosed);
}
