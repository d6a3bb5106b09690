using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>
/// Lists parameters that now always get the same constant in the solution. String parameters are listed only for constructors, which usually store the
/// strings. Other methods have string parameters because callers pass different strings.
/// </summary>
internal sealed class ArgumentNotes(Solution solution, CancellationToken cancellationToken)
{
    internal async Task<IReadOnlyList<ReviewNote>> FindAsync(DocumentMembers before, DocumentMembers after)
    {
        var notes = new List<ReviewNote>();
        foreach (var (key, (parameter, values)) in after.Passed.Select(passed => (passed.Key, passed.Value)))
        {
            if (values.Count == 1 && values.Single() is { } constant && before.Passed.TryGetValue(key, out var known) && !known.Values.SetEquals(values)
                && parameter.ContainingSymbol is IMethodSymbol method && (method.MethodKind == MethodKind.Constructor || constant[0] != '"')
                && await IsOnlyPassedAsync(method, key, constant).ConfigureAwait(false))
            {
                notes.Add(new(parameter.Locations[0], $"The parameter '{parameter.Name}' of '{NameOf(method)}' is now always {constant}."));
            }
        }

        return notes;
    }

    private async Task<bool> IsOnlyPassedAsync(IMethodSymbol method, string key, string constant)
    {
        // The expression 'new(…)' does not name the type.
        string[] names = method.MethodKind == MethodKind.Constructor ? [NameOf(method), "new("] : [NameOf(method)];
        foreach (var id in await Candidates.NamingAsync(solution, names, cancellationToken).ConfigureAwait(false))
        {
            var document = solution.GetDocument(id)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (DisabledCode.Names(root, NameOf(method)))
                return false;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var argument in root.DescendantNodes().OfType<ArgumentSyntax>())
            {
                if ((model.GetOperation(argument, cancellationToken) as IArgumentOperation)?.Parameter?.OriginalDefinition is { } parameter && FoldScope.SymbolKey(parameter) == key
                    && ConstantAt(argument, model) != constant)
                {
                    return false;
                }
            }
        }

        return !await Candidates.MatchesRazorAsync(solution, $@"(?<!\w){Regex.Escape(NameOf(method))}(?!\w)", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The constant that a call passes, as C# code; null if the argument is not constant.</summary>
    internal static string? ConstantAt(ArgumentSyntax argument, SemanticModel model)
    {
        var passed = Locals.LiteralOf(argument.Expression, model);
        return model.GetConstantValue(passed) is not { HasValue: true, Value: var value } ? null
            : value is string or bool or null ? SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false)
            : passed.ToString();
    }

    internal static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
}
