using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>The typed accessors of the project's configs, in the compilation or in an accessible reference.</summary>
internal sealed class AccessorTable
{
    private readonly List<(ProjectConfig Config, EntityKind Kind, INamedTypeSymbol Container)> _containers = [];
    private readonly bool _hasProperties;

    public AccessorTable(Compilation compilation, ProjectConfigs configs)
    {
        _hasProperties = compilation.SyntaxTrees.FirstOrDefault() is { } tree && LanguageLevel.Read(tree.Options).ExtensionProperties;
        foreach (var config in configs.All)
        {
            foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
            {
                if (compilation.GetTypeByMetadataName(QualifiedName(config, $"{kind}s")) is { } container && compilation.IsSymbolAccessibleWithin(container, compilation.Assembly))
                    _containers.Add((config, kind, container));
            }
        }
    }

    /// <summary>Finds the accessor of the entity with this key. Returns null if there is no accessor, or if the accessor is obsolete.</summary>
    public Accessor? Find(EntityKind kind, string key)
    {
        foreach ((var config, var containerKind, var container) in _containers)
        {
            if (containerKind == kind
                && config.Contents.Entities(kind).TryGetValue(key, out var entity)
                && container.GetMembers(entity.Name.Member).FirstOrDefault() is IPropertySymbol property
                && !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute)))
            {
                var member = $"{kind}s";
                return new Accessor(config.Settings.Namespace, _hasProperties ? member : member + "()", property, config.Contents.FeatureModel(key));
            }
        }
        return null;
    }

    /// <summary>Determines from a type's name which kind of entity its accessors are for. Returns null if no generated type with accessors has this name.</summary>
    public static EntityKind? KindOf(INamedTypeSymbol container) => container.Name switch
    {
        "Experiences" => EntityKind.Experience,
        "Features" => EntityKind.Feature,
        "Goals" or "VisitorGoals" => EntityKind.Goal,
        "Segments" => EntityKind.Segment,
        _ => null,
    };

    private static string QualifiedName(ProjectConfig config, string type) =>
        config.Settings.Namespace is { Length: > 0 } name ? $"{name.Replace("@", "")}.{type}" : type;
}
