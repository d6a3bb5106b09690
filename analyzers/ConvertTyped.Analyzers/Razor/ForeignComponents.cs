using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The components of the user and of other libraries, which may have the names of ConvertTyped's components.</summary>
internal sealed class ForeignComponents(Compilation compilation)
{
    public bool Contains(string name) =>
        compilation.ContainsSymbolsWithName(name, SymbolFilter.Type)
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name != ComponentScope.Namespace && assembly.TypeNames.Contains(name));
}
