using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Code that <c>#if</c> excludes from this build. Its symbols cannot be resolved, so all members whose names it contains must be kept.</summary>
internal static class DisabledCode
{
    internal static IEnumerable<SyntaxTrivia> In(SyntaxNode root) => root.ContainsDirectives
        ? root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia))
        : [];

    internal static bool Names(SyntaxNode root, string name) => UsesIn(root, [name]).Any();

    internal static IEnumerable<TextSpan> UsesIn(SyntaxNode root, string[] names) =>
        from trivia in In(root)
        from name in names
        from match in Regex.Matches(trivia.ToString(), $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant).Cast<Match>()
        select new TextSpan(trivia.SpanStart + match.Index, match.Length);
}
