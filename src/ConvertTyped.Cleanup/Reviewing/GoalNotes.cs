using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Lists goals that are no longer tracked, because all code that tracked them was removed.</summary>
internal sealed class GoalNotes(Solution solution, CancellationToken cancellationToken)
{
    internal async Task<IReadOnlyList<ReviewNote>> FindAsync(DocumentMembers before, DocumentMembers after)
    {
        var notes = new List<ReviewNote>();
        var kept = new HashSet<string>(TrackedIn(after).Select(goal => goal.Key));
        foreach (var goal in TrackedIn(before).GroupBy(goal => goal.Key).Select(same => same.First()).Where(goal => !kept.Contains(goal.Key)))
        {
            if (!await IsUsedAsync(goal.Key, goal.Name).ConfigureAwait(false))
                notes.Add(new(PlaceOf(before.MemberAt(goal.Position), after), $"The goal '{goal.Key}' is no longer tracked anywhere."));
        }

        return notes;
    }

    /// <summary>The goals that a document tracks, by generated member or by key.</summary>
    private static IEnumerable<(string Key, string? Name, int Position)> TrackedIn(DocumentMembers members)
    {
        foreach (var call in members.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Track", Expression: var receiver }
                && members.Model.GetSymbolInfo(receiver).Symbol is IPropertySymbol goal && IsGoal(goal) && KeyOf(goal, members.Model.Compilation) is { } key)
            {
                yield return (key, goal.Name, call.SpanStart);
            }
            else if (call.ArgumentList.Arguments.Count > 0 && members.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "TrackConversion" } method && FlagSymbols.IsRuntime(method.ContainingType)
                && members.Model.GetConstantValue(call.ArgumentList.Arguments[0].Expression).Value is string constant)
            {
                yield return (constant, NameOf(constant, members.Model.Compilation), call.SpanStart);
            }
        }
    }

    private async Task<bool> IsUsedAsync(string key, string? name)
    {
        string[] names = name is null ? [key] : [key, name];
        foreach (var id in await Candidates.NamingAsync(solution, names, cancellationToken).ConfigureAwait(false))
        {
            var document = solution.GetDocument(id)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (names.Any(used => DisabledCode.Names(root, used)) || root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == key))
                return true;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.DescendantNodes().OfType<SimpleNameSyntax>().Any(used => used.Identifier.ValueText == name && FlagSymbols.SymbolAt(used, model) is { } symbol && (IsGoal(symbol) || IsKey(symbol))))
                return true;
        }

        foreach (var file in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(file => Path.GetExtension(file.FilePath) is ".cshtml" or ".razor"))
        {
            var text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (names.Any(used => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(used)}(?![\w-])")))
                return true;
        }

        return false;
    }

    private static bool IsGoal(ISymbol symbol) => symbol is IPropertySymbol { ContainingType.Name: "Goals" or "VisitorGoals" } && GeneratedCode.Contains(symbol);

    private static bool IsKey(ISymbol symbol) => symbol is IFieldSymbol { IsConst: true, ContainingType.Name: "GoalKeys" } && GeneratedCode.Contains(symbol);

    /// <summary>The key of a generated goal, which is in the constant of the same name.</summary>
    private static string? KeyOf(IPropertySymbol goal, Compilation compilation) =>
        KeysIn(compilation).FirstOrDefault(key => key.Name == goal.Name)?.ConstantValue as string;

    private static string? NameOf(string key, Compilation compilation) => KeysIn(compilation).FirstOrDefault(known => known.ConstantValue as string == key)?.Name;

    private static IEnumerable<IFieldSymbol> KeysIn(Compilation compilation) =>
        compilation.GetSymbolsWithName("GoalKeys", SymbolFilter.Type).OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers()).OfType<IFieldSymbol>().Where(IsKey);

    /// <summary>The place of the member that tracked the goal; the start of the document if the member was removed.</summary>
    private static Location PlaceOf(ISymbol? member, DocumentMembers after) =>
        after.Declared.FirstOrDefault(declared => declared.Name == member?.Name && declared.ContainingType?.Name == member.ContainingType?.Name)?.Locations[0]
        ?? after.Root.GetFirstToken().GetLocation();
}
