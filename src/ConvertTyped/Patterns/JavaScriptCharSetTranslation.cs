using System.Buffers;
using System.Text;
using ConvertTyped.Semantics;

namespace ConvertTyped.Patterns;

/// <summary>Appends a set of code units to a .NET pattern.</summary>
internal static class JavaScriptCharSetTranslation
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\*+?|{}[]()^$.");

    internal static void Write(JavaScriptCharSet set, StringBuilder pattern)
    {
        if (set.Ranges is [var (only, same)] && only == same)
        {
            WriteUnit(only, pattern);
            return;
        }

        var complement = set.Complement();
        var negated = complement.Ranges.Count is > 0 and var count && count < set.Ranges.Count || set.Ranges.Count == 0;
        pattern.Append(negated ? "[^" : "[");
        foreach (var (first, last) in (negated ? complement : set).Ranges)
        {
            WriteUnit(first, pattern);
            if (first == last)
                continue;
            pattern.Append('-');
            WriteUnit(last, pattern);
        }
        pattern.Append(']');
    }

    private static void WriteUnit(char unit, StringBuilder pattern)
    {
        if (unit == '-')
        {
            // .NET does not read [\--a] as a range.
            pattern.Append(@"\u002D");
            return;
        }
        if (Special.Contains(unit))
            pattern.Append('\\');
        pattern.Append(unit);
    }
}
