using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Edits lists whose members are separated by commas.</summary>
internal static class SeparatedLists
{
    internal static SeparatedSyntaxList<T> Keep<T>(SeparatedSyntaxList<T> list, Func<T, bool> isKept)
        where T : SyntaxNode =>
        KeepAt(list, index => isKept(list[index]));

    /// <summary>The members that are kept. <paramref name="isKept"/> has a value for each member of the list.</summary>
    internal static SeparatedSyntaxList<T> KeepAt<T>(SeparatedSyntaxList<T> list, IReadOnlyList<bool> isKept)
        where T : SyntaxNode =>
        KeepAt(list, index => isKept[index]);

    /// <summary>The members that are kept, each with the separator after it. The first one gets the leading trivia of the original first member.</summary>
    internal static SeparatedSyntaxList<T> KeepAt<T>(SeparatedSyntaxList<T> list, Func<int, bool> isKept)
        where T : SyntaxNode
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (isKept(i))
                continue;
            var (leading, isFirst) = (list[i].GetLeadingTrivia(), i == 0);
            list = list.RemoveAt(i);
            if (isFirst && list.Count > 0)
                list = list.Replace(list[0], list[0].WithLeadingTrivia(leading));
        }

        return list;
    }
}
