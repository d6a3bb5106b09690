using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>
/// The parameters of Microsoft.FeatureManagement that take names of feature flags. If the project references ConvertTyped.FeatureManagement (the bridge),
/// Convert evaluates these flags.
/// </summary>
internal static class FlagParameters
{
    private const string Bridge = "Microsoft.FeatureManagement.ConvertFeatureManagerExtensions";
    private const string Library = "Microsoft.FeatureManagement";
    private const string WebLibrary = "Microsoft.FeatureManagement.AspNetCore";

    public static bool HasBridge(Compilation compilation) => compilation.GetTypeByMetadataName(Bridge) is not null;

    /// <summary>The libraries with methods that take names of feature flags; empty if the project does not reference the bridge.</summary>
    public static IEnumerable<IAssemblySymbol> Assemblies(Compilation compilation) =>
        HasBridge(compilation) ? compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => IsLibrary(assembly.Name)) : [];

    public static bool IsLibrary(string assembly) => assembly is Library or WebLibrary;

    /// <summary>Whether the parameter takes one or more names of feature flags. Some overloads take members of an enum and use their names.</summary>
    public static bool IsName(IParameterSymbol parameter) => parameter is
    {
        Name: "feature" or "features" or "featureName",
        ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Public },
        ContainingType.Name: not "IFeatureDefinitionProvider",
    } && IsLibrary(parameter.ContainingAssembly.Name);
}
