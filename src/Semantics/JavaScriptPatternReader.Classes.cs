using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Semantics;

internal sealed partial class JavaScriptPatternReader
{
    /// <summary>Reads a character class whose opening bracket has been read.</summary>
    private JavaScriptPatternNode? ReadClass()
    {
        var negated = TryTake('^');
        var ranges = new List<(char First, char Last)>();
        while (!TryTake(']'))
        {
            if (AtEnd || !TryReadClassRange(ranges))
                return Fail("a character class is not closed");
        }
        var set = JavaScriptCharSet.Create(ranges).CloseOverCase();
        return new Characters(negated ? set.Complement() : set);
    }

    private bool TryReadClassRange(List<(char First, char Last)> ranges)
    {
        if (!TryReadClassAtom(out var first))
            return false;
        if (Current != '-' || Peek(1) == ']')
        {
            ranges.AddRange(first.Ranges);
            return true;
        }

        _position++;
        if (AtEnd || !TryReadClassAtom(out var last))
            return false;
        if (first.Single is { } low && last.Single is { } high)
        {
            if (low > high)
                Fail("a range in a character class is out of order");
            ranges.Add((low, high));
            return low <= high;
        }
        ranges.AddRange([.. first.Ranges, ('-', '-'), .. last.Ranges]);
        return true;
    }

    private bool TryReadClassAtom(out ClassAtom atom)
    {
        atom = default;
        var c = _pattern[_position++];
        if (c != '\\')
        {
            atom = new(c);
            return true;
        }
        if (AtEnd)
        {
            Fail(TrailingBackslash);
            return false;
        }
        if (ReadSetEscape() is { } set)
        {
            atom = new(null, set);
            return true;
        }
        var valid = TryReadCharacterEscape(inClass: true, out c);
        atom = new(c);
        return valid;
    }

    /// <summary>A code unit, or an escape that represents several of them and therefore cannot bound a range.</summary>
    private readonly record struct ClassAtom(char? Single, JavaScriptCharSet? Set = null)
    {
        internal IReadOnlyList<(char First, char Last)> Ranges => Set?.Ranges ?? [(Single!.Value, Single.Value)];
    }
}
