using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>The accessors that the generator has written into the compilation.</summary>
internal sealed class Accessors
{
    private readonly List<(ProjectConfig Config, EntityKind Kind, INamedTypeSymbol Container)> _containers = [];
    private readonly bool _hasProperties;

    public Accessors(Compilation compilation, ProjectConfigs configs)
    {
        _hasProperties = compilation.SyntaxTrees.FirstOrDefault() is { } tree && LanguageLevel.Of(tree.Options).ExtensionProperties;
        foreach (var config in configs.All)
        {
            foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
            {
                if (compilation.GetTypeByMetadataName(QualifiedName(config, $"{kind}s")) is { } container)
                    _containers.Add((config, kind, container));
            }
        }
    }

    /// <summary>Null when there is none, or one that is not to be used any more.</summary>
    public Accessor? Find(EntityKind kind, string key)
    {
        foreach ((var config, var containerKind, var container) in _containers)
        {
            if (containerKind == kind
                && config.Knowledge.Entities(kind).TryGetValue(key, out var entity)
                && container.GetMembers(entity.Name.Member).FirstOrDefault() is IPropertySymbol property
                && !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute)))
            {
                var entrance = $"{kind}s";
                return new Accessor(config.Settings.Namespace, _hasProperties ? entrance : entrance + "()", property, config.Knowledge.Feature(key));
            }
        }
        return null;
    }

    /// <summary>Which of the config's entities the property is for; null when it is none of the generated ones.</summary>
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

/// <param name="Property">The property of the container that leads to the entity.</param>
/// <param name="Feature">The feature of that key, whatever kind the accessor is of.</param>
internal sealed record Accessor(string Namespace, string Entrance, IPropertySymbol Property, FeatureModel? Feature);
