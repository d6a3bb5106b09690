using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>Recognizes code that a source generator wrote.</summary>
internal static class GeneratedCode
{
    internal static bool Contains(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length == 0
        ? HasAttribute(symbol)
        : symbol.DeclaringSyntaxReferences.All(reference => IsGenerated(reference.SyntaxTree));

    /// <summary>
    /// Whether a private member can be used in only one file: its type has no handwritten part in another file, and generated parts, such as the code of
    /// a Razor component, do not name the member.
    /// </summary>
    internal static bool IsUsedInOnePart(ISymbol member)
    {
        var parts = member.ContainingType.DeclaringSyntaxReferences;
        var generated = parts.Where(part => IsGenerated(part.SyntaxTree)).ToList();
        return parts.Length == 1 || parts.Except(generated).Select(part => part.SyntaxTree).Distinct().Count() == 1
            && !generated.Any(part => part.GetSyntax().DescendantTokens().Any(token => token.ValueText == member.Name));
    }

    internal static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    private static bool HasAttribute(ISymbol symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute"))
                return true;
        }

        return false;
    }
}
