using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Proving;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>
/// Compares edited documents with the originals and lists code that needs a manual decision, for example members that are now constant or unused, and
/// names, comments and strings that still mention the flag.
/// </summary>
internal sealed class ReviewNotes(Solution original, Solution edited, FlagDecision decision, CancellationToken cancellationToken)
{
    internal async Task<IReadOnlyList<ReviewNote>> FindAsync(IReadOnlyList<DocumentId> changed)
    {
        var notes = new List<ReviewNote>();
        var usage = new MemberUsage(edited, cancellationToken);
        var goals = new GoalNotes(edited, cancellationToken);
        var flag = FlagSymbols.Find(decision, await Compilations.CreateAsync(original, cancellationToken).ConfigureAwait(false));
        var mentions = new MentionNotes(decision, flag.VariationNames);
        foreach (var id in changed)
        {
            var before = await DocumentMembers.ReadAsync(original.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var after = await DocumentMembers.ReadAsync(edited.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            notes.AddRange(Constants(before, after));
            notes.AddRange(await AssignmentsAsync(before, after, usage).ConfigureAwait(false));
            notes.AddRange(UnreadParameters(before, after));
            notes.AddRange(WithoutInstance(before, after));
            notes.AddRange(await new ArgumentNotes(edited, cancellationToken).FindAsync(before, after).ConfigureAwait(false));
            notes.AddRange(await goals.FindAsync(before, after).ConfigureAwait(false));
            notes.AddRange(BaseCalls(before, after));
            notes.AddRange(ReplacedValueNotes.Find(before, after));
            notes.AddRange(mentions.Find(before, after));
            notes.AddRange(Lambdas(before, after));
            notes.AddRange(await UnusedAsync(before, after, usage).ConfigureAwait(false));
        }

        return [.. notes.GroupBy(note => (LinkedFiles.FileOf(note.Location.SourceTree!), note.Location.SourceSpan, note.Text)).Select(same => same.First())
            .OrderBy(note => note.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(note => note.Location.SourceSpan.Start)];
    }

    private static IEnumerable<ReviewNote> Constants(DocumentMembers before, DocumentMembers after)
    {
        var known = new HashSet<string>(before.Declared.Select(FoldScope.SymbolKey));
        foreach (var symbol in after.Declared.Where(symbol => known.Contains(FoldScope.SymbolKey(symbol))))
        {
            var key = FoldScope.SymbolKey(symbol);
            if (after.ConstantOf(key) is { } now && before.ConstantOf(key) is null)
                yield return new(symbol.Locations[0], $"The {SymbolText.Describe(symbol)} {(symbol is IMethodSymbol ? "now always returns" : "is now always")} {now}.");
            else if (after.Empty.Contains(key) && !before.Empty.Contains(key))
                yield return new(symbol.Locations[0], $"The {SymbolText.Describe(symbol)} is now empty.");
        }
    }

    private static async Task<IReadOnlyList<ReviewNote>> AssignmentsAsync(DocumentMembers before, DocumentMembers after, MemberUsage usage)
    {
        var notes = new List<ReviewNote>();
        foreach (var (key, symbol) in after.Visible.Where(member => !member.Value.IsAbstract).Select(member => (member.Key, member.Value)))
        {
            if (before.AssignedOf(key) is { Count: > 0 } set && after.AssignedOf(key) is { Count: 1 } only && only.Single() is { } value && !set.SetEquals(only)
                && (value != DocumentMembers.Itself || after.IsUninitialized(key)) && await usage.IsOnlySetToAsync(symbol, value).ConfigureAwait(false))
            {
                notes.Add(new(symbol.Locations[0], $"The {SymbolText.Describe(symbol)} is now only set to {(value == DocumentMembers.Itself ? "values that depend on its own value" : value)}."));
            }
        }

        return notes;
    }

    private static IEnumerable<ReviewNote> Lambdas(DocumentMembers before, DocumentMembers after)
    {
        var known = before.Root.DescendantNodes().OfType<LambdaExpressionSyntax>().ToLookup(lambda => lambda.ToString());
        return after.Root.DescendantNodes().OfType<LambdaExpressionSyntax>()
            .Where(lambda => lambda.ExpressionBody is LiteralExpressionSyntax { Token.Value: bool } && !known.Contains(lambda.ToString()))
            .Select(lambda => new ReviewNote(lambda.GetLocation(), $"The lambda expression now always returns {lambda.ExpressionBody}."));
    }

    private static IEnumerable<ReviewNote> UnreadParameters(DocumentMembers before, DocumentMembers after) =>
        from parameter in after.Parameters
        where before.ReadParameters.Contains(parameter.Key) && !after.ReadParameters.Contains(parameter.Key)
        let what = after.CheckedParameters.Contains(parameter.Key) ? "is now only checked for null" : "is no longer read"
        select new ReviewNote(parameter.Value.Locations[0], $"The parameter '{parameter.Value.Name}' of '{ArgumentNotes.NameOf((IMethodSymbol)parameter.Value.ContainingSymbol)}' {what}.");

    private static IEnumerable<ReviewNote> WithoutInstance(DocumentMembers before, DocumentMembers after) =>
        from method in after.Private
        where before.Private.ContainsKey(method.Key) && before.UsesInstance(method.Key) && !after.UsesInstance(method.Key)
        select new ReviewNote(method.Value.Locations[0], $"The {SymbolText.Describe(method.Value)} no longer accesses instance members, so it can be static.");

    /// <summary>Methods that override a base method and now only call it with the same arguments.</summary>
    private static IEnumerable<ReviewNote> BaseCalls(DocumentMembers before, DocumentMembers after) =>
        from method in after.Declared.OfType<IMethodSymbol>()
        where method.IsOverride && IsBaseCall(after.CodeOf(method)) && before.CodeOf(method) is { } code && !IsBaseCall(code)
        select new ReviewNote(method.Locations[0], $"The {SymbolText.Describe(method)} now only calls the base method.");

    private static bool IsBaseCall(SyntaxNode? code)
    {
        if (code is not MethodDeclarationSyntax method)
            return false;
        var only = method.ExpressionBody?.Expression ?? (method.Body is { Statements: { Count: 1 } statements } ? statements[0] switch
        {
            ExpressionStatementSyntax statement => statement.Expression,
            ReturnStatementSyntax statement => statement.Expression,
            _ => null,
        } : null);
        only = only is AwaitExpressionSyntax awaited ? awaited.Expression : only;
        only = only is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } ? configured.Expression : only;
        return only is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name: IdentifierNameSyntax called } } call
            && called.Identifier.ValueText == method.Identifier.ValueText
            && call.ArgumentList.Arguments.Select(argument => argument.ToString()).SequenceEqual(method.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText));
    }

    /// <summary>Conditions on a member that nothing sets any more, such as <c>TakesPart => Group is not null</c>.</summary>
    private static IEnumerable<ReviewNote> Conditions(ISymbol unset, DocumentMembers after)
    {
        bool IsUnset(ExpressionSyntax name) => after.Model.GetSymbolInfo(name).Symbol is { } read && FoldScope.SymbolKey(read.OriginalDefinition) == FoldScope.SymbolKey(unset);
        foreach (var property in after.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>())
        {
            bool? isTrue = property.ExpressionBody?.Expression switch
            {
                IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name, Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } when IsUnset(name) => true,
                IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name, Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } }
                    when IsUnset(name) => false,
                BinaryExpressionSyntax { Left: IdentifierNameSyntax name, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } comparison when IsUnset(name) && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => comparison.IsKind(SyntaxKind.EqualsExpression),
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: "HasValue" } when IsUnset(name) => false,
                _ => null,
            };
            if (isTrue is { } value)
                yield return new(property.Identifier.GetLocation(), $"The property '{property.Identifier.ValueText}' is now always {(value ? "true" : "false")}, because nothing sets '{unset.Name}'.");
        }
    }

    private static async Task<IReadOnlyList<ReviewNote>> UnusedAsync(DocumentMembers before, DocumentMembers after, MemberUsage usage)
    {
        var notes = new List<ReviewNote>();
        foreach (var symbol in before.Read.Where(symbol => !after.ReadKeys.Contains(FoldScope.SymbolKey(symbol))))
        {
            if (await usage.FindAsync(symbol).ConfigureAwait(false) is { IsRead: false } found)
                notes.Add(new(found.Declaration.Locations[0], $"The solution no longer uses the {SymbolText.Describe(found.Declaration)}."));
        }

        foreach (var symbol in before.Set.Where(symbol => !after.SetKeys.Contains(FoldScope.SymbolKey(symbol))))
        {
            if (await usage.FindAsync(symbol).ConfigureAwait(false) is not { IsRead: true, IsSet: false } found)
                continue;
            notes.Add(new(found.Declaration.Locations[0], $"The solution no longer sets the {SymbolText.Describe(found.Declaration)}."));
            if (after.IsUninitialized(FoldScope.SymbolKey(symbol)))
                notes.AddRange(Conditions(symbol, after));
        }

        return notes;
    }
}
