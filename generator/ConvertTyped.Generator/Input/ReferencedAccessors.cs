using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>Accessors in another assembly that the project can use.</summary>
internal sealed record ReferencedAccessors(string Assembly, string Namespace)
{
    private const string Runtime = "ConvertTyped";
    private const string Manifest = "ConvertManifest";

    /// <summary>The accessors, ordered by the names of their assemblies.</summary>
    public static EquatableArray<ReferencedAccessors> Find(Compilation compilation) => new(
        from assembly in compilation.SourceModule.ReferencedAssemblySymbols
        where assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == Runtime) && assembly.TypeNames.Contains(Manifest)
        from manifest in ManifestsIn(assembly.GlobalNamespace)
        where compilation.IsSymbolAccessibleWithin(manifest, compilation.Assembly)
        let name = manifest.ContainingNamespace.IsGlobalNamespace ? "" : manifest.ContainingNamespace.ToDisplayString()
        orderby assembly.Name, name
        select new ReferencedAccessors(assembly.Name, name));

    private static IEnumerable<INamedTypeSymbol> ManifestsIn(INamespaceSymbol parent) =>
        parent.GetTypeMembers(Manifest).Where(type => type.IsStatic).Concat(parent.GetNamespaceMembers().SelectMany(ManifestsIn));
}
