using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        string[] names = [decision.AccessorName, decision.Key];
        bool IsMention(string text) => names.Any(text.Contains);
        foreach (var comment in after.Root.DescendantTrivia().Where(Trivia.IsComment))
        {
            if (IsMention(comment.ToString()))
                yield return new(comment.GetLocation(), "The comment mentions the flag.");
            else if (NamesVariation(comment.ToString()) && after.MemberAt(comment.SpanStart) is { } member && before.UsesFlag(member, names))
                yield return new(comment.GetLocation(), "The comment mentions the variation.");
        }

        foreach (var literal in after.Root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => literal.Token.Value is string text && IsMention(text) && !before.IsKept(literal)))
            yield return new(literal.GetLocation(), $"The string {literal.Token.Text} still contains the name of the flag.");
        foreach (var symbol in after.Declared.Where(symbol => IsMention(symbol.Name) && before.UsesFlag(symbol, names)))
            yield return new(symbol.Locations[0], $"The name '{symbol.Name}' mentions the flag.");
        foreach (var symbol in after.Declared.Where(symbol => !IsMention(symbol.Name) && NamesVariation(symbol.Name) && before.UsesFlag(symbol, names)))
            yield return new(symbol.Locations[0], $"The name '{symbol.Name}' mentions the variation.");
    }

    /// <summary>Whether a text or a name contains the key or the name of the kept variation as a word.</summary>
    private bool NamesVariation(string text) => decision is ExperienceDecision { Kept: { } kept }
        && new[] { kept.Key, kept.MemberName }.OfType<string>().Any(name => Regex.IsMatch(text, $@"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![a-z0-9])|(?<=[a-z]){Regex.Escape(kept.MemberName)}(?![a-z0-9])"));

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
