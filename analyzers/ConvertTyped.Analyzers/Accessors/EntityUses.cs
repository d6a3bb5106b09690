using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>The entities that code refers to. A string constant that equals a key counts as a use, because it may be used as a key elsewhere.</summary>
internal sealed class EntityUses(INamedTypeSymbol runtime)
{
    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(EntityKind Kind, string Accessor), bool> _accessors = new();
    private volatile bool _runsAllExperiences;
    private volatile bool _runsAllFeatures;

    public void Add(IOperation operation)
    {
        if (operation.ConstantValue.Value is string text)
            _texts.TryAdd(text, true);
        else if (operation is IPropertyReferenceOperation { Property: var property } && AccessorTable.KindOf(property.ContainingType) is { } kind)
            _accessors.TryAdd((kind, property.Name), true);
        else if (operation is IInvocationOperation { TargetMethod: { ContainingType.Name: TypeNames.VariationServiceExtensions, Name: var name } } && name.StartsWith(TypeNames.AddBy, StringComparison.Ordinal))
            _accessors.TryAdd((EntityKind.Experience, name.Substring(TypeNames.AddBy.Length)), true);
        else if (operation is IInvocationOperation { TargetMethod: var method } && SymbolEqualityComparer.Default.Equals(method.ContainingType, runtime))
            AddRunOfAll(method.Name);
    }

    /// <summary>
    /// Whether the entity is used. A call to <c>RunExperiences</c> or <c>RunFeatures</c> uses all experiences or all features. An experience also counts as
    /// used if one of its variations carries a feature that is used.
    /// </summary>
    public bool Include(ConfigContents config, EntityKind kind, string key) =>
        _texts.ContainsKey(key)
        || _accessors.ContainsKey((kind, config.Entities(kind)[key].Name.Member))
        || (kind == EntityKind.Feature && _runsAllFeatures)
        || (kind == EntityKind.Experience && (_runsAllExperiences || config.Model.Features.Any(feature =>
            feature.CarriedBy.Contains(key) && Include(config, EntityKind.Feature, feature.Entity.Key))));

    private void AddRunOfAll(string method)
    {
        if (method == "RunExperiences")
            _runsAllExperiences = true;
        else if (method == "RunFeatures")
            _runsAllFeatures = true;
    }
}
