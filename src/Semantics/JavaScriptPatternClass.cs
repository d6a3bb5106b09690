namespace ConvertTyped.Semantics;

/// <summary>Reads character classes.</summary>
internal static class JavaScriptPatternClass
{
    /// <summary>Reads a character class after its opening bracket. Records a fault and returns null if the class is not valid.</summary>
    internal static JavaScriptCharSet? Read(JavaScriptPatternCursor cursor, JavaScriptPatternGroups groups)
    {
        var negated = cursor.TryTake('^');
        var ranges = new List<(char First, char Last)>();
        while (!cursor.TryTake(']'))
        {
            if (cursor.AtEnd || !TryReadRange(cursor, groups, ranges))
            {
                cursor.Fail("a character class is not closed");
                return null;
            }
        }

        var set = JavaScriptCharSet.Create(ranges).CloseOverCase();
        return negated ? set.Complement() : set;
    }

    private static bool TryReadRange(JavaScriptPatternCursor cursor, JavaScriptPatternGroups groups, List<(char First, char Last)> ranges)
    {
        if (!TryReadAtom(cursor, groups, out var first))
            return false;
        if (cursor.Current != '-' || cursor.Peek(1) == ']')
        {
            ranges.AddRange(first.Ranges);
            return true;
        }

        cursor.Position++;
        if (cursor.AtEnd || !TryReadAtom(cursor, groups, out var last))
            return false;
        if (first.Single is { } low && last.Single is { } high)
        {
            if (low > high)
                cursor.Fail("a range in a character class is out of order");
            ranges.Add((low, high));
            return low <= high;
        }

        ranges.AddRange([.. first.Ranges, ('-', '-'), .. last.Ranges]);
        return true;
    }

    private static bool TryReadAtom(JavaScriptPatternCursor cursor, JavaScriptPatternGroups groups, out Atom atom)
    {
        atom = default;
        if (!cursor.TryTake('\\'))
        {
            atom = new(cursor.Take());
            return true;
        }

        if (cursor.AtEnd || (cursor.Current == 'k' && groups.HasNames))
        {
            cursor.Fail(cursor.AtEnd ? JavaScriptPatternEscapes.TrailingBackslash : JavaScriptPatternEscapes.UnknownReference);
            return false;
        }

        atom = JavaScriptPatternEscapes.TryReadSet(cursor) is { } set
            ? new(null, set)
            : new(JavaScriptPatternEscapes.ReadCharacter(cursor, inClass: true));
        return true;
    }

    /// <summary>A code unit, or an escape that represents several code units and therefore cannot bound a range.</summary>
    private readonly record struct Atom(char? Single, JavaScriptCharSet? Set = null)
    {
        internal IReadOnlyList<(char First, char Last)> Ranges => Set?.Ranges ?? [(Single!.Value, Single.Value)];
    }
}
