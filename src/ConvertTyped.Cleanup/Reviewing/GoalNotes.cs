using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Lists goals that the solution no longer tracks, because all code that tracked them was removed.</summary>
internal sealed class GoalNotes(Solution solution, CancellationToken cancellationToken)
{
    private readonly HashSet<string> _checked = [];

    /// <summary>
    /// Returns the notes for the goals that one document no longer tracks and that nothing else in the solution uses, except goals that were already checked
    /// for another document.
    /// </summary>
    internal async Task<IReadOnlyList<ReviewNote>> FindAsync(DocumentMembers before, DocumentMembers after)
    {
        var notes = new List<ReviewNote>();
        var kept = new HashSet<string>(TrackedIn(after).Select(goal => goal.Key));
        foreach (var (key, position) in TrackedIn(before))
        {
            if (!kept.Contains(key) && _checked.Add(key) && !await IsUsedAsync(key).ConfigureAwait(false))
                notes.Add(new(PlaceOf(before.MemberAt(position), after), $"The solution no longer tracks the goal '{key}'."));
        }

        return notes;
    }

    /// <summary>The keys of the goals that a document tracks through a generated member or through a key, and the positions of the calls.</summary>
    private static IEnumerable<(string Key, int Position)> TrackedIn(DocumentMembers members)
    {
        foreach (var call in members.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var key = Expressions.CalledName(call)?.Identifier.ValueText switch
            {
                "Track" when call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } => KeyOf(members.Model.GetSymbolInfo(receiver).Symbol),
                "TrackConversion" when call.ArgumentList.Arguments.Count > 0 && FlagSymbols.IsRuntime(members.Model.GetSymbolInfo(call).Symbol?.ContainingType) =>
                    members.Model.GetConstantValue(call.ArgumentList.Arguments[0].Expression).Value as string,
                _ => null,
            };
            if (key is not null)
                yield return (key, call.SpanStart);
        }
    }

    private async Task<bool> IsUsedAsync(string key)
    {
        var names = await NamesOfAsync(key).ConfigureAwait(false);
        foreach (var id in await Candidates.NamingAsync(solution, names, cancellationToken).ConfigureAwait(false))
        {
            var document = solution.GetDocument(id)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (names.Any(name => DisabledCode.Names(root, name)) || root.DescendantTokens().Any(token => token.Value as string == key))
                return true;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.DescendantNodes().OfType<SimpleNameSyntax>().Any(used => names.Contains(used.Identifier.ValueText) && KeyOf(FlagSymbols.SymbolAt(used, model)) == key))
                return true;
        }

        return await Candidates.MatchesRazorAsync(solution, $@"(?<![\w-])({string.Join("|", names.Select(Regex.Escape))})(?![\w-])", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The key of a goal, and the names that are generated for the goal from the solution's configs.</summary>
    private async Task<IReadOnlyCollection<string>> NamesOfAsync(string key) =>
    [
        key,
        .. (await Compilations.CreateAsync(solution, cancellationToken).ConfigureAwait(false))
            .SelectMany(compilation => compilation.GetSymbolsWithName("GoalKeys", SymbolFilter.Type)).OfType<INamedTypeSymbol>()
            .SelectMany(type => type.GetMembers()).Where(member => KeyOf(member) == key).Select(member => member.Name).Distinct(),
    ];

    /// <summary>The key of the goal that a generated property or constant stands for; null for any other symbol. A property's key is in the constant of the same name.</summary>
    private static string? KeyOf(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol { ContainingType.Name: "Goals" or "VisitorGoals" } when GeneratedCode.Contains(symbol) =>
            symbol.ContainingNamespace.GetTypeMembers("GoalKeys").SelectMany(type => type.GetMembers(symbol.Name)).Select(KeyOf).FirstOrDefault(),
        IFieldSymbol { IsConst: true, ContainingType.Name: "GoalKeys" } constant when GeneratedCode.Contains(symbol) => constant.ConstantValue as string,
        _ => null,
    };

    /// <summary>The place of the member that tracked the goal; the start of the document if the member was removed.</summary>
    private static Location PlaceOf(ISymbol? member, DocumentMembers after) =>
        after.Declared.FirstOrDefault(declared => declared.Name == member?.Name && declared.ContainingType?.Name == member.ContainingType?.Name)?.Locations[0]
        ?? after.Root.GetFirstToken().GetLocation();
}
