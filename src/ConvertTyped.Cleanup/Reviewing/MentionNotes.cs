using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Lists names, comments and strings that still mention the flag or its variations. You must decide how to change them.</summary>
internal sealed class MentionNotes(FlagDecision decision, IEnumerable<string> variationNames)
{
    private readonly NameMentions _flag = new(decision.Key, decision.AccessorName);
    private readonly NameMentions? _kept = decision is ExperienceDecision { Kept: { } kept } ? new(kept.Key, kept.MemberName) : null;
    private readonly NameMentions[] _removed =
        [.. variationNames.Where(name => name != (decision as ExperienceDecision)?.Kept?.MemberName).Select(NameMentions.ForMember)];

    internal IEnumerable<ReviewNote> Find(DocumentMembers before, DocumentMembers after) => [.. Comments(before, after), .. Texts(before, after), .. Names(before, after)];

    private IEnumerable<ReviewNote> Comments(DocumentMembers before, DocumentMembers after)
    {
        var removedWords = new Dictionary<ISymbol, StaleWords?>(SymbolEqualityComparer.Default);
        var conditions = new HashSet<string>(CommentsIn(before.Root).Where(IsBeforeCondition).Select(comment => comment.ToString()));
        var unchanged = new HashSet<string?>(CommentsIn(before.Root).Select(WithStatement));
        foreach (var comment in CommentsIn(after.Root).Concat(after.Root.DescendantTrivia().Where(Trivia.IsDocumentation)))
        {
            var text = comment.ToFullString();
            var member = after.MemberAt(comment.SpanStart) is { } found && UsedFlag(found, before, after) ? found : null;
            if (MentionIn(text, () => member is not null) is { } mention)
                yield return At(comment, mention.Index, $"The comment {CommentText.Quote(text, mention.Index)} {mention.What}.", after);
            else if (member is not null && conditions.Contains(comment.ToString()) && !IsBeforeCondition(comment))
                yield return At(comment, 0, $"The comment {CommentText.Quote(text)} preceded code that was removed.", after);
            else if (member is not null && !(WithStatement(comment) is { } described && unchanged.Contains(described)) && RemovedWords(member)?.AreIn(text) == true)
                yield return At(comment, 0, $"The comment {CommentText.Quote(text)} may no longer be true, because the member that it belongs to has changed.", after);
        }

        StaleWords? RemovedWords(ISymbol member)
        {
            if (!removedWords.TryGetValue(member, out var words))
                removedWords.Add(member, words = WordsRemovedFrom(member, before, after));
            return words;
        }
    }

    private static ReviewNote At(SyntaxTrivia comment, int index, string text, DocumentMembers members) =>
        new(Location.Create(members.Root.SyntaxTree, Trivia.IsComment(comment) ? comment.Span : new TextSpan(comment.FullSpan.Start + index, 0)), text);

    /// <summary>The words that the code of a member no longer contains; null for a member with overloads.</summary>
    private StaleWords? WordsRemovedFrom(ISymbol member, DocumentMembers before, DocumentMembers after) => before.CodeOf(member) is { } old && after.CodeOf(member) is { } now
        ? new(old, now, name => _flag.IsPartOf(name) || _removed.Append(_kept).Any(variation => variation?.MemberName == name))
        : null;

    private IEnumerable<ReviewNote> Texts(DocumentMembers before, DocumentMembers after)
    {
        foreach (var token in after.Root.DescendantTokens().Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken))
        {
            var text = token.ValueText;
            var isNew = token.Parent is not LiteralExpressionSyntax literal || !before.IsKept(literal);
            if (isNew && (_flag.IsCompound ? _flag.IndexIn(text) is not null : text == decision.Key))
                yield return new(token.GetLocation(), $"The string {Quoted(token)} still contains the key of the flag.");
            else if (VariationIn(text) is { } mention && IsAbout(token.SpanStart, before, after))
                yield return new(token.GetLocation(), $"The string {Quoted(token)} {mention.What}.");
            else if (NameMentions.GeneralIndexIn(text) is not null && IsAbout(token.SpanStart, before, after))
                yield return new(token.GetLocation(), $"The string {Quoted(token)} may refer to an experiment or a feature flag.");
        }
    }

    private IEnumerable<ReviewNote> Names(DocumentMembers before, DocumentMembers after)
    {
        foreach (var symbol in after.Declared.Where(symbol => UsedFlag(symbol, before, after)))
        {
            var what = _flag.IsPartOf(symbol.Name) ? $"{_flag.Verb} the flag"
                : _kept?.IsPartOf(symbol.Name) == true ? $"{_kept.Verb} the kept variation"
                : _removed.FirstOrDefault(variation => variation.IsPartOf(symbol.Name)) is { } removed ? $"{removed.Verb} the removed variation '{removed.MemberName}'"
                : symbol is not INamedTypeSymbol && NameMentions.IsGeneralIn(symbol.Name) ? "may refer to an experiment"
                : null;
            if (what is not null)
                yield return new(symbol.Locations[0], $"The name '{symbol.Name}' {what}.");
        }
    }

    private (int Index, string What)? MentionIn(string text, Func<bool> isAbout)
    {
        if (_flag.IndexIn(text) is { } index && (_flag.IsCompound || isAbout()))
            return (index, $"{_flag.Verb} the flag");
        if (VariationIn(text) is { } variation)
            return isAbout() ? variation : null;
        return NameMentions.GeneralIndexIn(text) is { } general && isAbout() ? (general, "may refer to an experiment or a feature flag") : null;
    }

    private (int Index, string What)? VariationIn(string text)
    {
        if (_kept?.IndexIn(text) is { } index)
            return (index, $"{_kept.Verb} the kept variation");
        foreach (var variation in _removed)
        {
            if (variation.IndexIn(text) is { } position)
                return (position, $"{variation.Verb} the removed variation '{variation.MemberName}'");
        }

        return null;
    }

    /// <summary>Whether a position belongs to a member that used the flag and has changed.</summary>
    private bool IsAbout(int position, DocumentMembers before, DocumentMembers after) => after.MemberAt(position) is { } member && UsedFlag(member, before, after);

    /// <summary>Whether a member used the flag and has changed. If a member has not changed, its uses of the flag are listed instead.</summary>
    private bool UsedFlag(ISymbol member, DocumentMembers before, DocumentMembers after) => before.UsesFlag(member, decision) && !before.IsSame(member, after);

    private static IEnumerable<SyntaxTrivia> CommentsIn(SyntaxNode root) => root.DescendantTrivia().Where(Trivia.IsComment);

    /// <summary>Whether a comment precedes an <c>if</c> or <c>switch</c> statement, or the declaration of a variable that such a statement may read.</summary>
    private static bool IsBeforeCondition(SyntaxTrivia comment) => comment.Token is var token && token.LeadingTrivia.Contains(comment)
        && token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is IfStatementSyntax or SwitchStatementSyntax or LocalDeclarationStatementSyntax;

    /// <summary>A comment with the statement that it precedes; null if it does not precede a statement.</summary>
    private static string? WithStatement(SyntaxTrivia comment) =>
        comment.Token.LeadingTrivia.Contains(comment) && comment.Token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.GetFirstToken() == comment.Token
            ? Regex.Replace($"{comment} {statement}", @"\s+", " ")
            : null;

    private static string Quoted(SyntaxToken token) => token.IsKind(SyntaxKind.StringLiteralToken) ? token.Text : $"\"{token.Text.Trim()}\"";
}
