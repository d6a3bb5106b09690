using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>Finds the role of a parameter: by the runtime's attributes on it, or by its name if it belongs to the runtime or to generated code.</summary>
internal sealed class ParameterRoles
{
    private readonly INamedTypeSymbol _variable;
    private readonly (INamedTypeSymbol Attribute, ParameterRole Role)[] _keys;
    private readonly HashSet<IAssemblySymbol> _assemblies;
    private readonly ConcurrentDictionary<IParameterSymbol, ParameterRole> _roles = new(SymbolEqualityComparer.Default);

    private ParameterRoles(INamedTypeSymbol variable, (INamedTypeSymbol, ParameterRole)[] keys, HashSet<IAssemblySymbol> assemblies)
    {
        _variable = variable;
        _keys = keys;
        _assemblies = assemblies;
    }

    private IAssemblySymbol Runtime => _variable.ContainingAssembly;

    /// <summary>Null if the compilation does not reference the runtime.</summary>
    public static ParameterRoles? In(Compilation compilation)
    {
        var keys = new List<(INamedTypeSymbol, ParameterRole)>();
        foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
        {
            if (compilation.GetTypeByMetadataName($"ConvertTyped.{kind}KeyAttribute") is not { } attribute)
                return null;
            keys.Add((attribute, kind.AsRole()));
        }
        return compilation.GetTypeByMetadataName("ConvertTyped.FeatureVariableAttribute") is { } variable
            ? new ParameterRoles(variable, [.. keys], AssembliesOn(variable.ContainingAssembly, compilation))
            : null;
    }

    public ParameterRole Of(IParameterSymbol parameter)
    {
        // Most arguments are passed to libraries that do not reference the runtime.
        if (!_assemblies.Contains(parameter.ContainingAssembly))
            return ParameterRole.None;
        var definition = parameter.OriginalDefinition;
        return _roles.TryGetValue(definition, out var role) ? role : _roles.GetOrAdd(definition, Read(definition));
    }

    private static HashSet<IAssemblySymbol> AssembliesOn(IAssemblySymbol runtime, Compilation compilation)
    {
        var referencing = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name == runtime.Name));
        return new HashSet<IAssemblySymbol>([compilation.Assembly, runtime, .. referencing], SymbolEqualityComparer.Default);
    }

    private ParameterRole Read(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _variable))
                return ParameterRole.FeatureVariable;
            foreach ((var key, var role) in _keys)
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, key))
                    return role;
            }
        }
        return ByName(parameter);
    }

    private ParameterRole ByName(IParameterSymbol parameter) => parameter.Name switch
    {
        "attributes" or "ruleData" when IsOurs(parameter) => ParameterRole.VisitorAttributes,
        "locationAttributes" when IsOurs(parameter) => ParameterRole.LocationAttributes,
        "conversionData" when IsOurs(parameter) => ParameterRole.ConversionData,
        _ => ParameterRole.None,
    };

    private bool IsOurs(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, Runtime) || parameter.ContainingType.IsGeneratedByConvert();
}
