using Microsoft.CodeAnalysis;

namespace ConvertTyped.Tool.Usages;

/// <summary>Finds the entity of a generated member.</summary>
internal sealed class GeneratedMembers
{
    private readonly Dictionary<(string Namespace, string Container, string Member), (EntityKind Kind, string Key, PlaceKind Place)> _members = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public GeneratedMembers(IEnumerable<AccessorConfig> configs)
    {
        foreach (var config in configs)
        {
            foreach (var entity in config.Entities)
                Add(config.Namespace, entity);
        }
    }

    /// <summary>Whether any generated member has this name. This check is fast and makes a call to <see cref="Find"/> unnecessary for most names.</summary>
    public bool MayBe(string name) => _names.Contains(name);

    public (EntityKind Kind, string Key, PlaceKind Place)? Find(ISymbol symbol) =>
        symbol is IPropertySymbol or IFieldSymbol or IMethodSymbol
        && symbol.ContainingType is { } container
        && _members.TryGetValue((container.ContainingNamespace.IsGlobalNamespace ? "" : container.ContainingNamespace.ToDisplayString(), container.Name, symbol.Name), out var entity)
            ? entity
            : null;

    private void Add(string ns, ConfigEntityName entity)
    {
        _names.Add(entity.Member);
        foreach (var container in ContainersOf(entity.Kind))
            _members[(ns, container, entity.Member)] = (entity.Kind, entity.Key, PlaceKind.Accessor);
        if (entity.Kind == EntityKind.Experience)
        {
            _names.Add(TypeNames.AddBy + entity.Member);
            _members[(ns, TypeNames.VariationServiceExtensions, TypeNames.AddBy + entity.Member)] = (entity.Kind, entity.Key, PlaceKind.Accessor);
        }
        _members[(ns, $"{entity.Kind}Keys", entity.Member)] = (entity.Kind, entity.Key, PlaceKind.Constant);
    }

    private static string[] ContainersOf(EntityKind kind) => kind switch
    {
        EntityKind.Experience => ["Experiences"],
        EntityKind.Feature => ["Features"],
        EntityKind.Goal => ["Goals", "VisitorGoals"],
        EntityKind.Segment => ["Segments"],
        _ => [],
    };
}
