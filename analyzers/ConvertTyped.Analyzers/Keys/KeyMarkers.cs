using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>Which parameters take a key, by the runtime's attributes on them.</summary>
internal sealed class KeyMarkers
{
    private readonly INamedTypeSymbol _variable;
    private readonly (INamedTypeSymbol Attribute, EntityKind Kind)[] _kinds;
    private readonly HashSet<IAssemblySymbol> _assemblies;
    private readonly ConcurrentDictionary<IParameterSymbol, Mark> _marks = new(SymbolEqualityComparer.Default);

    private KeyMarkers(INamedTypeSymbol variable, (INamedTypeSymbol, EntityKind)[] kinds, HashSet<IAssemblySymbol> assemblies)
    {
        _variable = variable;
        _kinds = kinds;
        _assemblies = assemblies;
    }

    /// <summary>Null when the compilation does not know the runtime, or a part of it.</summary>
    public static KeyMarkers? In(Compilation compilation)
    {
        var kinds = new List<(INamedTypeSymbol, EntityKind)>();
        foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
        {
            if (compilation.GetTypeByMetadataName($"ConvertTyped.{kind}KeyAttribute") is not { } attribute)
                return null;
            kinds.Add((attribute, kind));
        }
        return compilation.GetTypeByMetadataName("ConvertTyped.FeatureVariableAttribute") is { } variable
            ? new KeyMarkers(variable, [.. kinds], AssembliesOn(variable.ContainingAssembly, compilation))
            : null;
    }

    /// <summary>What the parameter takes a key of; null when it takes none.</summary>
    public EntityKind? KindOf(IParameterSymbol parameter) => MarkOf(parameter).Kind;

    public bool IsVariable(IParameterSymbol parameter) => MarkOf(parameter).IsVariable;

    private Mark MarkOf(IParameterSymbol parameter)
    {
        // Most arguments go to libraries that know nothing of the runtime.
        if (!_assemblies.Contains(parameter.ContainingAssembly))
            return default;
        var definition = parameter.OriginalDefinition;
        return _marks.TryGetValue(definition, out var mark) ? mark : _marks.GetOrAdd(definition, Read(definition));
    }

    private static HashSet<IAssemblySymbol> AssembliesOn(IAssemblySymbol runtime, Compilation compilation)
    {
        var referencing = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name == runtime.Name));
        return new HashSet<IAssemblySymbol>([compilation.Assembly, runtime, .. referencing], SymbolEqualityComparer.Default);
    }

    private Mark Read(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _variable))
                return new Mark(null, true);
            foreach ((var marker, var kind) in _kinds)
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, marker))
                    return new Mark(kind, false);
            }
        }
        return default;
    }

    private readonly record struct Mark(EntityKind? Kind, bool IsVariable);
}
