using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>The generated test code that this project can access in referenced projects. A second copy would make uses of the code ambiguous.</summary>
/// <param name="Namespaces">The namespaces of typed overrides.</param>
/// <param name="WebHost">Whether the references have <c>UseTestConvert</c> for web hosts.</param>
internal sealed record ReferencedTestCode(EquatableArray<string> Namespaces, bool WebHost)
{
    public static ReferencedTestCode Find(Compilation compilation)
    {
        // This code runs after each edit, and most projects do not reference the testing package, so the reference is checked first.
        var referenced = compilation.SourceModule.ReferencedAssemblySymbols;
        if (!referenced.Any(assembly => assembly.Name == KnownReferences.TestingAssembly))
            return new(new([]), WebHost: false);
        var tests = referenced
            .Where(assembly => assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == KnownReferences.TestingAssembly))
            .ToList();
        return new(
            new(TypesNamed(TypeNames.TestConvertExtensions).Select(NamespaceOf).Distinct().OrderBy(name => name, StringComparer.Ordinal)),
            TypesNamed(TypeNames.TestConvertWebHostExtensions).Any());

        IEnumerable<INamedTypeSymbol> TypesNamed(string name) =>
            from assembly in tests
            where assembly.TypeNames.Contains(name)
            from type in TypesIn(assembly.GlobalNamespace, name)
            where compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            select type;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol parent, string name) =>
        parent.GetTypeMembers(name).Concat(parent.GetNamespaceMembers().SelectMany(child => TypesIn(child, name)));

    private static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
}
