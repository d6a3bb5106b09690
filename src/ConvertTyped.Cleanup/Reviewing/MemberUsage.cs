using System.Text.RegularExpressions;
using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Sweeping;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Determines whether and how the solution still uses a member or a type.</summary>
internal sealed class MemberUsage(Solution solution, CancellationToken cancellationToken)
{
    /// <summary>
    /// Finds the declaration of a symbol, and whether the solution reads and sets the symbol. Returns null if the solution no longer declares the symbol, or if
    /// the symbol overrides a base member or implicitly implements an interface member.
    /// </summary>
    internal async Task<(ISymbol Declaration, bool IsRead, bool IsSet)?> FindAsync(ISymbol symbol)
    {
        if (symbol.IsOverride || DecidableSymbols.Implements(symbol) || symbol.GetDocumentationCommentId() is not { } id)
            return null;
        ISymbol? declaration = null;
        // The primary constructor of a record sets the properties that it declares.
        var (isRead, isSet) = (false, symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ParameterSyntax);
        foreach (var documentId in await Candidates.NamingAsync(solution, [symbol.Name], cancellationToken).ConfigureAwait(false))
        {
            var document = solution.GetDocument(documentId)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (declaration is null && model.Compilation.Assembly.Name == symbol.ContainingAssembly?.Name)
                declaration = DocumentationCommentId.GetFirstSymbolForDeclarationId(id, model.Compilation);
            foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name && !IsInside(name, symbol)))
            {
                if (!Means(model.GetSymbolInfo(name, cancellationToken), symbol))
                    continue;
                isSet |= UseCounts.IsAssigned(name);
                isRead |= !UseCounts.IsAssigned(name);
            }

            if (DisabledCode.Names(root, symbol.Name))
                isRead = isSet = true;
        }

        if (declaration is not null && !(isRead && isSet) && await Candidates.MatchesRazorAsync(solution, $@"(?<!\w){Regex.Escape(symbol.Name)}(?!\w)", cancellationToken).ConfigureAwait(false))
            isRead = isSet = true;
        return declaration is null || declaration.Locations.Length == 0 || !declaration.Locations[0].IsInSource ? null : (declaration, isRead, isSet);
    }

    /// <summary>
    /// Whether all assignments in the solution set a member to the given literal (or, for <see cref="DocumentMembers.Itself"/>, to values that depend
    /// on the member).
    /// </summary>
    internal async Task<bool> IsOnlySetToAsync(ISymbol symbol, string value)
    {
        foreach (var documentId in await Candidates.NamingAsync(solution, [symbol.Name], cancellationToken).ConfigureAwait(false))
        {
            var document = solution.GetDocument(documentId)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (DisabledCode.Names(root, symbol.Name) || root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name
                && Locals.IsWritten(Expressions.AccessTo(name))
                && Means(model.GetSymbolInfo(name, cancellationToken), symbol) && DocumentMembers.ValueAt(name) != value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a use of a type is within the type itself. Such uses are ignored.</summary>
    private static bool IsInside(SyntaxNode name, ISymbol symbol) =>
        symbol is INamedTypeSymbol && name.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(type => type.Identifier.ValueText == symbol.Name);

    private static bool Means(SymbolInfo info, ISymbol symbol)
    {
        var key = FoldScope.SymbolKey(symbol);
        return info.CandidateSymbols.Add(info.Symbol!).Where(meaning => meaning is not null)
            .Select(meaning => (meaning is IMethodSymbol { MethodKind: MethodKind.Constructor } ? meaning.ContainingType : meaning).OriginalDefinition)
            .Any(meaning => FoldScope.SymbolKey(meaning is IMethodSymbol { ReducedFrom: { } extension } ? extension : meaning) == key);
    }
}
