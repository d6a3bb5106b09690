using ConvertTyped.Cleanup.Symbols;
using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Finds private fields that are no longer assigned and therefore have the default value of their type.</summary>
internal static class UnassignedFields
{
    /// <summary>The fields that the folded code no longer assigns. If <paramref name="names"/> is not null, only fields with these names are examined.</summary>
    internal static IEnumerable<Definition> In(SyntaxNode original, SyntaxNode folded, SemanticModel model, HashSet<string>? names = null)
    {
        var fields = original.DescendantNodes().OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables)
            .Where(variable => variable.Initializer is null && names?.Contains(variable.Identifier.ValueText) != false)
            .ToList();
        if (fields.Count == 0 || original == folded)
            yield break;
        var (before, after) = (WrittenNames(original), WrittenNames(folded));
        foreach (var field in fields.Where(field => before.Contains(field.Identifier.ValueText) && !after.Contains(field.Identifier.ValueText)))
        {
            if (model.GetDeclaredSymbol(field) is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol
                && GeneratedCode.IsUsedInOnePart(symbol) && symbol.GetAttributes().Length == 0 && DefaultOf(symbol.Type) is { } value)
            {
                yield return new(FoldScope.SymbolKey(symbol), value) { IsDefault = true };
            }
        }
    }

    /// <summary>The fields that are still read after the cleanup, although the code that assigned them was removed.</summary>
    internal static async Task<IReadOnlyList<Definition>> StillReadAsync(Solution original, Solution swept, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        var found = new List<Definition>();
        foreach (var id in documents)
        {
            var document = original.GetDocument(id)!;
            var now = (await swept.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var fields = new HashSet<string>(now.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Parent?.Parent is FieldDeclarationSyntax).Select(variable => variable.Identifier.ValueText));
            fields.IntersectWith(now.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
            if (fields.Count == 0)
                continue;
            found.AddRange(In(
                (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!, now, (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!, fields));
        }

        return found;
    }

    private static HashSet<string> WrittenNames(SyntaxNode root) => new(root.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => Locals.IsWritten(Expressions.AccessTo(name)))
        .Select(name => name.Identifier.ValueText));

    private static FlagValue? DefaultOf(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? new NullValue()
        : type.SpecialType == SpecialType.System_Boolean ? new BooleanValue(false)
        : type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? new IntegerValue(0)
        : null;
}
