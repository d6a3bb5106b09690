using ConvertTyped.Generator.Config.Retired;

namespace ConvertTyped.Tool.Diff;

/// <summary>The members that the generator writes for a config.</summary>
internal static class EmittedMembers
{
    /// <param name="isManifest">Whether to omit members that a manifest does not contain.</param>
    public static IEnumerable<EmittedMember> List(ConfigModel model, bool isManifest) =>
    [
        .. model.Experiences.SelectMany(Experience),
        .. model.Features.SelectMany(feature => Feature(feature, isManifest)),
        .. model.Goals.Select(goal => Entity("context.Goals", goal)),
        .. model.Segments.Select(segment => Entity("context.Segments", segment)),
        .. isManifest ? [] : Others(model),
    ];

    private static IEnumerable<EmittedMember> Others(ConfigModel model) =>
    [
        .. model.Audiences.Select(audience => Entity("AudienceKeys", audience)),
        .. model.Locations.Select(location => Entity("LocationKeys", location)),
        .. model.VisitorAttributes.Select(attribute => Attribute("VisitorAttributes", attribute)),
        .. model.LocationAttributes.Select(attribute => Attribute("LocationAttributes", attribute)),
    ];

    private static IEnumerable<EmittedMember> Experience(ExperienceModel experience)
    {
        yield return Entity("context.Experiences", experience.Entity);
        foreach (var variation in experience.Variations)
        {
            yield return new($"{TypeNames.Variation(experience.Entity.Name.Stem)}.{variation.Name}", "variation", ReasonOf(variation.RetiredEntry, experience.Entity))
            {
                IsListedAsRetired = (variation.RetiredEntry ?? experience.Entity.RetiredEntry) is not null,
                IsError = IsError(variation.RetiredEntry, experience.Entity),
                Id = $"variation {experience.Entity.Id}/{variation.Id}",
                Owner = Path("context.Experiences", experience.Entity),
            };
        }
    }

    private static IEnumerable<EmittedMember> Feature(FeatureModel feature, bool isManifest)
    {
        yield return Entity("context.Features", feature.Entity);
        foreach (var variable in feature.Variables)
        {
            var path = $"context.Features.{feature.Entity.Name.Member}.{variable.Name}";
            yield return new(path, TypeOf(variable.Type), ReasonOf(variable.RetiredEntry, feature.Entity))
            {
                Owner = Path("context.Features", feature.Entity),
                IsListedAsRetired = (variable.RetiredEntry ?? feature.Entity.RetiredEntry) is not null,
                IsError = IsError(variable.RetiredEntry, feature.Entity),
            };
            foreach (var member in variable.Shape is { } shape && !isManifest ? Members(path, shape) : [])
                yield return member;
        }
    }

    private static IEnumerable<EmittedMember> Members(string path, InferredShape shape)
    {
        if (shape.Kind == InferredShapeKind.List && shape.Item is { } item)
        {
            foreach (var member in Members(path + "[]", item))
                yield return member;
        }
        else if (shape.Kind == InferredShapeKind.Object)
        {
            foreach (var member in shape.Members)
            {
                var name = $"{path}.{Identifier.From(member.Key)}";
                // The members of list items belong to the member that contains the list.
                yield return new(name, $"{member.Shape.Kind}{(member.Shape.IsNullable ? "?" : "")}", null) { Owner = path.TrimEnd('[', ']') };
                foreach (var nested in Members(name, member.Shape))
                    yield return nested;
            }
        }
    }

    private static string Path(string container, EntityModel entity) => $"{container}.{entity.Name.Member}";

    private static EmittedMember Entity(string container, EntityModel entity) => new(Path(container, entity), entity.Kind.Word(), entity.Retirement)
    {
        Id = entity.Id is null ? null : $"{entity.Kind} {entity.Id}",
        IsListedAsRetired = entity.RetiredEntry is not null,
        IsError = entity.RetiredEntry is { IsError: true },
    };

    // Members that are retired together with their owner do not repeat the reason.
    private static string? ReasonOf(RetiredEntry? entry, EntityModel owner) => owner.RetiredEntry is null ? entry?.Reason : null;

    private static bool IsError(RetiredEntry? entry, EntityModel owner) => owner.RetiredEntry is null && entry is { IsError: true };

    private static EmittedMember Attribute(string container, AttributeModel attribute) => new($"{container}.{attribute.Name}", attribute.Type switch
    {
        AttributeType.Number => "double?",
        AttributeType.Boolean => "bool?",
        _ => "string?",
    }, attribute.RetiredEntry?.Reason)
    {
        IsListedAsRetired = attribute.RetiredEntry is not null,
        IsError = attribute.RetiredEntry is { IsError: true },
    };

    private static string TypeOf(VariableType type) => type switch
    {
        VariableType.Boolean => "bool?",
        VariableType.Integer => "long?",
        VariableType.Float => "double?",
        VariableType.String => "string?",
        VariableType.Json => "JSON record",
        _ => "object?",
    };
}

/// <param name="Path">The member as written in code.</param>
/// <param name="Type">The type of the member's value or, for an entity or a variation, its kind. If the type changes, code may no longer compile.</param>
/// <param name="Retirement">Why the member is obsolete; null if it is not, or if it was retired together with its owner.</param>
internal sealed record EmittedMember(string Path, string Type, string? Retirement)
{
    /// <summary>Identifies the entity or variation of the member independently of the member's name; null if there is no id.</summary>
    public string? Id { get; init; }

    /// <summary>Whether convert.retired.json lists the entity, variation, variable or attribute, or the owner of the variation or variable.</summary>
    public bool IsListedAsRetired { get; init; }

    /// <summary>Whether each use of the obsolete member is a compile error; false if the member was retired together with its owner.</summary>
    public bool IsError { get; init; }

    /// <summary>The path of the member that this member belongs to; null if there is none.</summary>
    public string? Owner { get; init; }
}
