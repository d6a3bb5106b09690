namespace ConvertTyped.Semantics;

/// <summary>A set of UTF-16 code units, as ascending ranges that neither overlap nor touch.</summary>
internal sealed class JavaScriptCharSet
{
    internal static readonly JavaScriptCharSet Any = new([('\0', char.MaxValue)]);
    internal static readonly JavaScriptCharSet Digits = new([('0', '9')]);
    internal static readonly JavaScriptCharSet WordCharacters = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);
    internal static readonly JavaScriptCharSet LineTerminators = new([('\n', '\n'), ('\r', '\r'), ('\u2028', '\u2029')]);

    internal static readonly JavaScriptCharSet WhiteSpace = Create(
        Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(JavaScriptText.IsWhiteSpace).Select(c => (c, c)));

    private readonly (char First, char Last)[] _ranges;

    private JavaScriptCharSet((char First, char Last)[] ranges) => _ranges = ranges;

    internal IReadOnlyList<(char First, char Last)> Ranges => _ranges;

    internal static JavaScriptCharSet Create(IEnumerable<(char First, char Last)> ranges)
    {
        var merged = new List<(char First, char Last)>();
        foreach (var range in ranges.OrderBy(range => range))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, (char)Math.Max(merged[^1].Last, range.Last));
            else
                merged.Add(range);
        }
        return new([.. merged]);
    }

    internal static JavaScriptCharSet Create(IEnumerable<char> members) => Create(members.Select(c => (c, c)));

    internal bool Contains(char c)
    {
        int low = 0, high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (c < _ranges[middle].First)
                high = middle - 1;
            else if (c > _ranges[middle].Last)
                low = middle + 1;
            else
                return true;
        }
        return false;
    }

    internal JavaScriptCharSet Complement()
    {
        var gaps = new List<(char First, char Last)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
                gaps.Add(((char)next, (char)(first - 1)));
            next = last + 1;
        }
        if (next <= char.MaxValue)
            gaps.Add(((char)next, char.MaxValue));
        return new([.. gaps]);
    }

    /// <summary>Returns the set with every code unit that folds to the same letter as one of the members.</summary>
    internal JavaScriptCharSet CloseOverCase()
    {
        var folded = _ranges.AsEnumerable();
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            var upper = (char)(letter & ~0x20);
            if (Contains(letter) || Contains(upper))
                folded = folded.Append((letter, letter)).Append((upper, upper));
        }
        if (_ranges is [.., (_, > '\x7F')])
        {
            var members = JavaScriptCaseFolding.ClassesBeyondAscii.Where(entry => Contains(entry.Key)).SelectMany(entry => entry.Value);
            folded = folded.Concat(members.Select(c => (c, c)));
        }
        return Create(folded);
    }
}
