using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The user's own components and those of other libraries. Such a component may have the same name as one of ConvertTyped's components.</summary>
internal sealed class ForeignComponents(Compilation compilation)
{
    public bool Contains(string name) =>
        compilation.ContainsSymbolsWithName(name, SymbolFilter.Type)
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name != ComponentScope.Namespace && assembly.TypeNames.Contains(name));
}
