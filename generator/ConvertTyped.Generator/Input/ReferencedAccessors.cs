using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>Accessors in another assembly that the project can use.</summary>
/// <param name="HasMethods">Whether the assembly has methods such as <c>context.Features()</c> instead of properties.</param>
internal sealed record ReferencedAccessors(string Assembly, string Namespace, bool HasMethods)
{
    private const string Runtime = "ConvertTyped";
    private const string Manifest = "ConvertManifest";
    private const string Extensions = "ConvertContextExtensions";

    /// <summary>The accessors, ordered by the names of their assemblies.</summary>
    public static EquatableArray<ReferencedAccessors> Find(Compilation compilation) => new(
        from assembly in compilation.SourceModule.ReferencedAssemblySymbols
        where assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == Runtime) && assembly.TypeNames.Contains(Manifest)
        from manifest in ManifestsIn(assembly.GlobalNamespace)
        where compilation.IsSymbolAccessibleWithin(manifest, compilation.Assembly)
        let name = manifest.ContainingNamespace.IsGlobalNamespace ? "" : manifest.ContainingNamespace.ToDisplayString()
        orderby assembly.Name, name
        let hasMethods = manifest.ContainingNamespace.GetTypeMembers(Extensions).Any(type => type.GetMembers("Features").OfType<IMethodSymbol>().Any())
        select new ReferencedAccessors(assembly.Name, name, hasMethods));

    private static IEnumerable<INamedTypeSymbol> ManifestsIn(INamespaceSymbol parent) =>
        parent.GetTypeMembers(Manifest).Where(type => type.IsStatic).Concat(parent.GetNamespaceMembers().SelectMany(ManifestsIn));
}
