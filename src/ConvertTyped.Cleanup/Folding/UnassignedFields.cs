using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Finds private fields that are no longer assigned, and so have the default value of their type.</summary>
internal static class UnassignedFields
{
    internal static IEnumerable<Definition> In(SyntaxNode original, SyntaxNode folded, SemanticModel model)
    {
        var fields = original.DescendantNodes().OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables)
            .Where(variable => variable.Initializer is null)
            .ToList();
        if (fields.Count == 0 || original == folded)
            yield break;
        var (before, after) = (WrittenNames(original), WrittenNames(folded));
        foreach (var field in fields.Where(field => before.Contains(field.Identifier.ValueText) && !after.Contains(field.Identifier.ValueText)))
        {
            if (model.GetDeclaredSymbol(field) is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } symbol
                && symbol.GetAttributes().Length == 0 && DefaultOf(symbol.Type) is { } value)
            {
                yield return new(FoldScope.SymbolKey(symbol), value) { IsDefault = true };
            }
        }
    }

    private static HashSet<string> WrittenNames(SyntaxNode root) => new(root.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => Locals.IsWritten(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name))
        .Select(name => name.Identifier.ValueText));

    private static FlagValue? DefaultOf(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? new NullValue()
        : type.SpecialType == SpecialType.System_Boolean ? new BooleanValue(false)
        : null;
}
