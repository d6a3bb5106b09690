using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

internal static class GeneratedTypes
{
    private const string Generator = "ConvertTyped.Generator";

    /// <summary>Whether ConvertTyped's generator wrote the type, in this project or in a referenced project.</summary>
    public static bool IsGeneratedByConvert(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.GetAttributes().Any(IsByGenerator) || type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.Contains(Generator)))
                return true;
        }
        return false;
    }

    private static bool IsByGenerator(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: > 0 } from } && from[0].Value is Generator;
}
