using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Variations;

/// <summary>The generated enum of an experience's variations.</summary>
internal sealed class VariationEnum
{
    // Every variation enum has these members, although no config has such variations.
    private static readonly string[] NotVariations = ["None", "Unrecognized"];

    private VariationEnum(INamedTypeSymbol type)
    {
        Type = type;
        Members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue)];
    }

    public INamedTypeSymbol Type { get; }

    public IReadOnlyList<IFieldSymbol> Members { get; }

    /// <summary>Returns null if the type is neither a variation enum nor a nullable variation enum.</summary>
    public static VariationEnum? TryRead(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } candidate
            && NotVariations.All(name => candidate.GetMembers(name).Length == 1)
            && candidate.IsGeneratedByConvert()
                ? new VariationEnum(candidate)
                : null;
    }

    /// <summary>Whether the member stands for a variation that visitors can get. Members of retired variations are obsolete.</summary>
    public static bool IsVariation(IFieldSymbol member) =>
        !NotVariations.Contains(member.Name) && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));
}
