using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

/// <summary>
/// Reads a pattern according to ECMAScript's grammar, including Annex B, for patterns without the flags <c>u</c> and <c>v</c>. It reads code units, never
/// surrogate pairs. Every method returns null for a pattern that JavaScript rejects.
/// </summary>
internal sealed partial class JavaScriptPatternReader
{
    // JavaScript engines limit nesting by their stack. No rule needs a pattern as deep as this.
    private const int MaxDepth = 250;

    private readonly string _pattern;
    private readonly HashSet<int> _referenced = [];
    private readonly HashSet<int> _openGroups = [];
    private readonly Dictionary<char, Characters> _literals = [];
    private int _position;
    private int _depth;
    private int _openedGroups;
    private string? _fault;

    private JavaScriptPatternReader(string pattern) => _pattern = pattern;

    private bool AtEnd => _position >= _pattern.Length;

    /// <summary>The current code unit; NUL at the end, which no caller checks for.</summary>
    private char Current => Peek(0);

    /// <summary>Reads a whole pattern, and the numbers of the groups that have a backreference.</summary>
    internal static JavaScriptPatternNode? Read(string pattern, out IReadOnlyCollection<int> referenced)
    {
        var reader = new JavaScriptPatternReader(pattern);
        referenced = reader._referenced;
        return reader.Read();
    }

    /// <summary>Why <c>new RegExp(pattern, 'i')</c> throws; null if it does not.</summary>
    internal static string? FaultIn(string pattern)
    {
        var reader = new JavaScriptPatternReader(pattern);
        return reader.Read() is null ? reader._fault : null;
    }

    private JavaScriptPatternNode? Read()
    {
        if (!FindGroups() || ReadDisjunction() is not { } root)
            return null;
        return AtEnd ? root : Fail("')' closes no group");
    }

    /// <summary>Records the first fault.</summary>
    private JavaScriptPatternNode? Fail(string fault)
    {
        _fault ??= fault;
        return null;
    }

    private JavaScriptPatternNode? ReadDisjunction()
    {
        if (_depth == MaxDepth)
            return Fail($"its groups are nested more than {MaxDepth} levels deep");

        _depth++;
        var branches = new List<JavaScriptPatternNode>();
        do
        {
            if (ReadAlternative() is not { } branch)
                return null;
            branches.Add(branch);
        }
        while (TryTake('|'));
        _depth--;
        return branches is [var only] ? only : new Choice(branches);
    }

    private JavaScriptPatternNode? ReadAlternative()
    {
        var terms = new List<JavaScriptPatternNode>();
        while (!AtEnd && Current is not ('|' or ')'))
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
        var symbol = Current;
        switch (symbol)
        {
            case '*' or '+' or '?':
            case '{' when TryReadBraces(out _, out _):
                return Fail($"there is nothing before '{symbol}' to repeat");
            case '^':
                return Take(AssertionKind.Start, 1);
            case '$':
                return Take(AssertionKind.End, 1);
            case '\\' when Peek(1) is 'b':
                return Take(AssertionKind.WordBoundary, 2);
            case '\\' when Peek(1) is 'B':
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
        var c = _pattern[_position++];
        return c switch
        {
            '\\' => ReadAtomEscape(),
            '[' => ReadClass(),
            '.' => new Characters(JavaScriptCharSet.LineTerminators.Complement()),
            _ => Literal(c),
        };
    }

    private JavaScriptPatternNode? ReadQuantifier(JavaScriptPatternNode atom, int groupsBefore)
    {
        int min, max;
        if (TryTake('*'))
            (min, max) = (0, Unlimited);
        else if (TryTake('+'))
            (min, max) = (1, Unlimited);
        else if (TryTake('?'))
            (min, max) = (0, 1);
        else if (!TryReadBraces(out min, out max))
            return atom;

        var lazy = TryTake('?');
        return min > max ? Fail("the numbers of a quantifier are out of order") : new Repeat(atom, min, max, lazy, groupsBefore + 1, _openedGroups);
    }

    private bool TryReadBraces(out int min, out int max)
    {
        var start = _position;
        min = max = 0;
        if (TryTake('{') && TryReadCount(out min))
        {
            max = min;
            if (TryTake('}'))
                return true;
            if (TryTake(','))
            {
                if (!TryReadCount(out max))
                    max = Unlimited;
                if (TryTake('}'))
                    return true;
            }
        }
        _position = start;
        return false;
    }

    private bool TryReadCount(out int count)
    {
        var start = _position;
        count = 0;
        for (; char.IsAsciiDigit(Current); _position++)
            count = (int)Math.Min(count * 10L + (Current - '0'), Unlimited);
        return _position > start;
    }

    private Characters Literal(char c)
    {
        if (!_literals.TryGetValue(c, out var literal))
            _literals[c] = literal = new(JavaScriptCharSet.Create(JavaScriptCaseFolding.LowerCaseOf(c)));
        return literal;
    }

    private Assertion Take(AssertionKind kind, int length)
    {
        _position += length;
        return new Assertion(kind);
    }

    private bool TryTake(char c)
    {
        var taken = !AtEnd && Current == c;
        if (taken)
            _position++;
        return taken;
    }

    private char Peek(int ahead) => _position + ahead < _pattern.Length ? _pattern[_position + ahead] : '\0';
}
