using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>
/// Compares edited documents with the originals and lists code that needs a manual decision: members that other assemblies may use and that are now
/// constant or unused, and names and comments that still mention the flag.
/// </summary>
internal sealed class ReviewNotes(Solution original, Solution edited, FlagDecision decision, CancellationToken cancellationToken)
{
    internal async Task<IReadOnlyList<ReviewNote>> FindAsync(IReadOnlyList<DocumentId> changed)
    {
        var notes = new List<ReviewNote>();
        var usage = new MemberUsage(edited, cancellationToken);
        foreach (var id in changed)
        {
            var before = await DocumentMembers.ReadAsync(original.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var after = await DocumentMembers.ReadAsync(edited.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            notes.AddRange(Constants(before, after));
            notes.AddRange(UnreadParameters(before, after));
            notes.AddRange(Mentions(before, after));
            notes.AddRange(await UnusedAsync(before, after, usage).ConfigureAwait(false));
        }

        return [.. notes.GroupBy(note => (note.Location, note.Text)).Select(same => same.First())
            .OrderBy(note => note.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(note => note.Location.SourceSpan.Start)];
    }

    private static IEnumerable<ReviewNote> Constants(DocumentMembers before, DocumentMembers after)
    {
        foreach (var (key, symbol) in after.Visible.Select(member => (member.Key, member.Value)))
        {
            var (was, now) = (before.ConstantOf(key), after.ConstantOf(key));
            if (now is not null && was is null && before.Visible.ContainsKey(key))
                yield return new(symbol.Locations[0], $"{Describe(symbol)} is now always {now}.");
            else if (after.Empty.Contains(key) && before.Visible.ContainsKey(key) && !before.Empty.Contains(key))
                yield return new(symbol.Locations[0], $"{Describe(symbol)} is now empty.");
            else if (before.AssignedOf(key) is { Count: > 0 } set && after.AssignedOf(key) is { Count: 1 } only && only.Single() is { } value && !set.SetEquals(only) && !symbol.IsAbstract)
                yield return new(symbol.Locations[0], $"{Describe(symbol)} is now only set to {value}.");
        }
    }

    private static IEnumerable<ReviewNote> UnreadParameters(DocumentMembers before, DocumentMembers after) =>
        from parameter in after.Parameters
        where before.ReadParameters.Contains(parameter.Key) && !after.ReadParameters.Contains(parameter.Key)
        select new ReviewNote(parameter.Value.Locations[0], $"The parameter '{parameter.Value.Name}' of '{parameter.Value.ContainingSymbol.Name}' is no longer read.");

    private IEnumerable<ReviewNote> Mentions(DocumentMembers before, DocumentMembers after)
    {
        var flag = new NameMentions(decision.Key, decision.AccessorName);
        var variation = decision is ExperienceDecision { Kept: { } kept } ? new NameMentions(kept.Key, kept.MemberName) : null;
        foreach (var comment in after.Root.DescendantTrivia().Where(trivia => Trivia.IsComment(trivia) || Trivia.IsDocumentation(trivia)))
        {
            var text = comment.ToFullString();
            bool UsedFlag() => after.MemberAt(comment.SpanStart) is { } member && before.UsesFlag(member, decision);
            if (flag.IndexIn(text) is { } index && (flag.IsCompound || UsedFlag()))
                yield return new(Location.Create(after.Root.SyntaxTree, LineOf(index)), "The comment mentions the flag.");
            else if (variation?.IndexIn(text) is { } position && UsedFlag())
                yield return new(Location.Create(after.Root.SyntaxTree, LineOf(position)), "The comment mentions the variation.");

            TextSpan LineOf(int at) => Trivia.IsComment(comment) ? comment.Span : new(comment.FullSpan.Start + at, 0);
        }

        foreach (var literal in after.Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.Token.Value is string text && (flag.IsCompound ? flag.IndexIn(text) is not null : text == decision.Key) && !before.IsKept(literal)))
        {
            yield return new(literal.GetLocation(), $"The string {literal.Token.Text} still contains the name of the flag.");
        }

        foreach (var symbol in after.Declared.Where(symbol => before.UsesFlag(symbol, decision)))
        {
            if (flag.IsPartOf(symbol.Name))
                yield return new(symbol.Locations[0], $"The name '{symbol.Name}' mentions the flag.");
            else if (variation?.IsPartOf(symbol.Name) == true)
                yield return new(symbol.Locations[0], $"The name '{symbol.Name}' mentions the variation.");
        }
    }

    private static async Task<IReadOnlyList<ReviewNote>> UnusedAsync(DocumentMembers before, DocumentMembers after, MemberUsage usage)
    {
        var notes = new List<ReviewNote>();
        foreach (var symbol in before.Read.Where(symbol => !after.ReadKeys.Contains(FoldScope.SymbolKey(symbol))))
        {
            if (await usage.FindAsync(symbol).ConfigureAwait(false) is { IsRead: false } found)
                notes.Add(new(found.Declaration.Locations[0], $"The solution no longer uses {Describe(found.Declaration, isStart: false)}."));
        }

        foreach (var symbol in before.Set.Where(symbol => !after.SetKeys.Contains(FoldScope.SymbolKey(symbol))))
        {
            if (await usage.FindAsync(symbol).ConfigureAwait(false) is { IsRead: true, IsSet: false } found)
                notes.Add(new(found.Declaration.Locations[0], $"The solution no longer sets {Describe(found.Declaration, isStart: false)}."));
        }

        return notes;
    }

    private static string Describe(ISymbol symbol, bool isStart = true)
    {
        var kind = symbol switch { INamedTypeSymbol => "type", IMethodSymbol => "method", IPropertySymbol => "property", IEventSymbol => "event", _ => "field" };
        return $"{(isStart ? "The" : "the")} {kind} '{symbol.Name}'";
    }
}
