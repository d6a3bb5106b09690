using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>Recognizes code that the generator wrote.</summary>
internal static class GeneratedCode
{
    internal static bool Contains(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length == 0
        ? HasAttribute(symbol)
        : symbol.DeclaringSyntaxReferences.All(reference => IsGenerated(reference.SyntaxTree));

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
