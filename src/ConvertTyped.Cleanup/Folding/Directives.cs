using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Keeps the preprocessor directives before removed code, and the code that they exclude, because the directives also apply to other code. Only pairs of
/// <c>#region</c> and <c>#endregion</c> or <c>#if</c> and <c>#endif</c> that have nothing left between them are removed.
/// </summary>
internal static class Directives
{
    /// <summary>The directives in the trivia before removed code, with their indentation.</summary>
    internal static IReadOnlyList<SyntaxTrivia> In(SyntaxTriviaList trivia) => trivia.Any(IsKept)
        ? [.. trivia.Where((item, index) => IsKept(item) || item.IsKind(SyntaxKind.WhitespaceTrivia) && index + 1 < trivia.Count && IsKept(trivia[index + 1]))]
        : [];

    /// <summary>The directives of removed code, followed by the trivia before the next code. A region or condition that is then empty is removed, too.</summary>
    internal static SyntaxTriviaList Join(IReadOnlyList<SyntaxTrivia> directives, IEnumerable<SyntaxTrivia> trivia)
    {
        var (before, after) = (directives.ToList(), trivia.ToList());
        while (before.Count > 0 && after.FindIndex(item => item.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)) is var first and >= 0
            && IsPair(before[before.Count - 1], after[first]))
        {
            after.RemoveRange(0, first + 1);
            before.RemoveAt(before.Count - 1);
            if (before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
                before.RemoveAt(before.Count - 1);
        }

        return SyntaxFactory.TriviaList(before.Concat(after));
    }

    internal static bool IsKept(SyntaxTrivia trivia) => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia);

    private static bool IsPair(SyntaxTrivia begin, SyntaxTrivia end) => (begin.Kind(), end.Kind()) is
        (SyntaxKind.RegionDirectiveTrivia, SyntaxKind.EndRegionDirectiveTrivia) or (SyntaxKind.IfDirectiveTrivia, SyntaxKind.EndIfDirectiveTrivia);
}
