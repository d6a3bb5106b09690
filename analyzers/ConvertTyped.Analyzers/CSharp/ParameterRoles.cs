using System.Collections.Concurrent;
using System.Collections.Immutable;
using ConvertTyped.Analyzers.FeatureManagement;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>
/// Finds the roles of parameters: by the runtime's attributes on them, or by their names if they belong to the runtime, to generated code or to
/// Microsoft.FeatureManagement.
/// </summary>
internal sealed class ParameterRoles
{
    private static readonly ParameterRole[] None = [];

    private readonly INamedTypeSymbol _variable;
    private readonly (INamedTypeSymbol Attribute, ParameterRole Role)[] _keys;
    private readonly HashSet<IAssemblySymbol> _assemblies;
    private readonly ConcurrentDictionary<ISymbol, ParameterRole[]> _roles = new(SymbolEqualityComparer.Default);

    private ParameterRoles(INamedTypeSymbol variable, (INamedTypeSymbol, ParameterRole)[] keys, HashSet<IAssemblySymbol> assemblies)
    {
        _variable = variable;
        _keys = keys;
        _assemblies = assemblies;
    }

    /// <summary>
    /// The assembly of the compilation, the runtime, and the assemblies that reference the runtime. If ConvertTyped.FeatureManagement is referenced, the
    /// assemblies of Microsoft.FeatureManagement are included.
    /// </summary>
    public IEnumerable<IAssemblySymbol> Assemblies => _assemblies;

    private IAssemblySymbol Runtime => _variable.ContainingAssembly;

    /// <summary>Returns null if the compilation does not reference the runtime.</summary>
    public static ParameterRoles? TryCreate(Compilation compilation)
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

    /// <summary>The roles of a method's or indexer's parameters, in the order of the parameters; empty if no parameter has a role.</summary>
    public ParameterRole[] Get(ISymbol member)
    {
        var definition = member.OriginalDefinition;
        return _roles.TryGetValue(definition, out var roles) ? roles : _roles.GetOrAdd(definition, Read(definition));
    }

    public ParameterRole Find(IParameterSymbol parameter) =>
        Get(parameter.ContainingSymbol) is { Length: > 0 } roles ? roles[parameter.Ordinal] : ParameterRole.None;

    private static HashSet<IAssemblySymbol> AssembliesOn(IAssemblySymbol runtime, Compilation compilation)
    {
        var referencing = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name == runtime.Name));
        return new HashSet<IAssemblySymbol>([compilation.Assembly, runtime, .. referencing, .. FlagParameters.Assemblies(compilation)], SymbolEqualityComparer.Default);
    }

    private ParameterRole[] Read(ISymbol member)
    {
        // Most calls go to libraries that do not reference the runtime.
        if (!_assemblies.Contains(member.ContainingAssembly))
            return None;
        var parameters = member switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => ImmutableArray<IParameterSymbol>.Empty,
        };
        ParameterRole[] roles = [.. parameters.Select(Read)];
        return Array.TrueForAll(roles, static role => role == ParameterRole.None) ? None : roles;
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
        "attributes" or "ruleData" when IsInConvertTyped(parameter) => ParameterRole.VisitorAttributes,
        "locationAttributes" when IsInConvertTyped(parameter) => ParameterRole.LocationAttributes,
        "conversionData" when IsInConvertTyped(parameter) => ParameterRole.ConversionData,
        _ when FlagParameters.IsName(parameter) => ParameterRole.FlagName,
        _ => ParameterRole.None,
    };

    private bool IsInConvertTyped(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, Runtime) || parameter.ContainingType.IsGeneratedByConvert();
}
