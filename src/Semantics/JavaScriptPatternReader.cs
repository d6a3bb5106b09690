using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

/// <summary>
/// Reads a pattern according to ECMAScript's grammar, including Annex B, for patterns without the flags <c>u</c> and <c>v</c>. A surrogate pair is read as two
/// code units, except in the name of a group. A method that finds a fault records it and returns null.
/// </summary>
internal sealed class JavaScriptPatternReader
{
    // In JavaScript engines, the size of the stack limits nesting. No rule needs a pattern that is nested this deeply.
    private const int MaxDepth = 250;

    private const string NotClosed = "a group is not closed";

    private readonly JavaScriptPatternCursor _cursor;
    private readonly JavaScriptPatternGroups _groups;
    private readonly HashSet<int> _referenced = [];
    private readonly HashSet<int> _openGroups = [];
    private readonly Dictionary<char, Characters> _literals = [];
    private int _depth;
    private int _openedGroups;

    private JavaScriptPatternReader(JavaScriptPatternCursor cursor, JavaScriptPatternGroups groups) => (_cursor, _groups) = (cursor, groups);

    /// <summary>Reads a whole pattern, and collects the numbers of the groups that backreferences refer to.</summary>
    internal static JavaScriptPatternNode? Read(string pattern, out IReadOnlyCollection<int> referenced) =>
        Read(new JavaScriptPatternCursor(pattern), out referenced);

    /// <summary>The fault that makes <c>new RegExp(pattern, 'i')</c> throw, or the fault that groups are nested too deeply; null if there is none.</summary>
    internal static string? FaultIn(string pattern)
    {
        var cursor = new JavaScriptPatternCursor(pattern);
        return Read(cursor, out _) is null ? cursor.Fault : null;
    }

    private static JavaScriptPatternNode? Read(JavaScriptPatternCursor cursor, out IReadOnlyCollection<int> referenced)
    {
        referenced = [];
        if (JavaScriptPatternGroups.Find(cursor) is not { } groups)
            return null;
        var reader = new JavaScriptPatternReader(cursor, groups);
        referenced = reader._referenced;
        return reader.ReadDisjunction() is not { } root ? null : cursor.AtEnd ? root : reader.Fail("it has an unmatched ')'");
    }

    private JavaScriptPatternNode? ReadDisjunction()
    {
        if (_depth == MaxDepth)
            return Fail($"its groups are nested {MaxDepth} or more levels deep");

        _depth++;
        var branches = new List<JavaScriptPatternNode>();
        do
        {
            if (ReadAlternative() is not { } branch)
                return null;
            branches.Add(branch);
        }
        while (_cursor.TryTake('|'));
        _depth--;
        return branches is [var only] ? only : new Choice(branches);
    }

    private JavaScriptPatternNode? ReadAlternative()
    {
        var terms = new List<JavaScriptPatternNode>();
        while (!_cursor.AtEnd && _cursor.Current is not ('|' or ')'))
        {
            if (ReadTerm() is not { } term)
                return null;
            terms.Add(term);
        }

        return terms is [var only] ? only : new Sequence(terms);
    }

    private JavaScriptPatternNode? ReadTerm()
    {
        var groupsBefore = _openedGroups;
        var symbol = _cursor.Current;
        switch (symbol)
        {
            case '*' or '+' or '?' or '{' when JavaScriptQuantifier.TryRead(_cursor) is not null:
                return Fail($"there is nothing before '{symbol}' to repeat");
            case '^':
                return Take(AssertionKind.Start, 1);
            case '$':
                return Take(AssertionKind.End, 1);
            case '\\' when _cursor.Peek(1) is 'b':
                return Take(AssertionKind.WordBoundary, 2);
            case '\\' when _cursor.Peek(1) is 'B':
                return Take(AssertionKind.NotWordBoundary, 2);
            case '(':
                var takesQuantifier = !StartsLookbehind();
                var group = ReadGroup();
                return group is null || !takesQuantifier ? group : ReadQuantifier(group, groupsBefore);
            default:
                return ReadAtom() is { } atom ? ReadQuantifier(atom, groupsBefore) : null;
        }
    }

    private JavaScriptPatternNode? ReadAtom()
    {
        var c = _cursor.Take();
        return c switch
        {
            '\\' => ReadEscape(),
            '[' => JavaScriptPatternClass.Read(_cursor, _groups) is { } set ? new Characters(set) : null,
            '.' => new Characters(JavaScriptCharSet.LineTerminators.Complement()),
            _ => Literal(c),
        };
    }

    private JavaScriptPatternNode? ReadEscape()
    {
        if (_cursor.AtEnd)
            return Fail(JavaScriptPatternEscapes.TrailingBackslash);
        if (JavaScriptPatternEscapes.TryReadSet(_cursor) is { } set)
            return new Characters(set);
        if (TryReadGroupNumber() is { } number)
            return Refer(number);
        return _groups.HasNames && _cursor.TryTake('k')
            ? ReadNamedReference()
            : Literal(JavaScriptPatternEscapes.ReadCharacter(_cursor, inClass: false));
    }

    /// <summary>
    /// Reads the number of a backreference. Returns null if no number follows, or if the pattern does not have that many groups: the escape is then read
    /// as a character.
    /// </summary>
    private int? TryReadGroupNumber()
    {
        var start = _cursor.Position;
        if (_cursor.Current is >= '1' and <= '9' && _cursor.TryReadCount(out var number) && number <= _groups.Count)
            return number;
        _cursor.Position = start;
        return null;
    }

    private JavaScriptPatternNode? ReadNamedReference() =>
        _cursor.TryTake('<') && JavaScriptGroupName.Read(_cursor) is { } name && _groups.NumberOf(name) is { } number
            ? Refer(number)
            : Fail(JavaScriptPatternEscapes.UnknownReference);

    /// <summary>Creates a backreference. Inside its own group, a backreference matches the empty string, because nothing is captured yet.</summary>
    private JavaScriptPatternNode Refer(int number)
    {
        if (_openGroups.Contains(number))
            return Empty;
        _referenced.Add(number);
        return new Reference(number);
    }

    private bool StartsLookbehind() => _cursor.Peek(1) == '?' && _cursor.Peek(2) == '<' && _cursor.Peek(3) is '=' or '!';

    private JavaScriptPatternNode? ReadGroup()
    {
        _cursor.Position++;
        if (!_cursor.TryTake('?'))
            return ReadCapture();
        if (_cursor.TryTake(':'))
            return ReadGroupBody();
        if (_cursor.Current is '=' or '!')
            return ReadLookaround(behind: false);
        if (!_cursor.TryTake('<'))
            return Fail(_cursor.AtEnd ? NotClosed : $"groups that start with '(?{_cursor.Current}' are not supported");
        if (_cursor.Current is '=' or '!')
            return ReadLookaround(behind: true);
        return JavaScriptGroupName.Read(_cursor) is null ? null : ReadCapture();
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
        var negative = _cursor.Take() == '!';
        return ReadGroupBody() is { } body ? new Lookaround(body, behind, negative) : null;
    }

    private JavaScriptPatternNode? ReadGroupBody() => ReadDisjunction() is not { } body ? null : _cursor.TryTake(')') ? body : Fail(NotClosed);

    private JavaScriptPatternNode? ReadQuantifier(JavaScriptPatternNode atom, int groupsBefore)
    {
        if (JavaScriptQuantifier.TryRead(_cursor) is not { } quantifier)
            return atom;
        return quantifier.Min > quantifier.Max
            ? Fail("the numbers of a quantifier are out of order")
            : new Repeat(atom, quantifier.Min, quantifier.Max, quantifier.IsLazy, groupsBefore + 1, _openedGroups);
    }

    private Characters Literal(char c)
    {
        if (!_literals.TryGetValue(c, out var literal))
            _literals[c] = literal = new(JavaScriptCharSet.Create(JavaScriptCaseFolding.LowerCaseOf(c)));
        return literal;
    }

    private Assertion Take(AssertionKind kind, int length)
    {
        _cursor.Position += length;
        return new Assertion(kind);
    }

    private JavaScriptPatternNode? Fail(string fault)
    {
        _cursor.Fail(fault);
        return null;
    }
}
