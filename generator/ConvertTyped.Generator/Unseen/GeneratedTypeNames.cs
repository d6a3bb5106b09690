using ConvertTyped.Generator.Emit;

namespace ConvertTyped.Generator.Unseen;

/// <summary>The names of the generated types that other code is likely to use as types of parameters or members.</summary>
internal static class GeneratedTypeNames
{
    public static IEnumerable<string> List(ConfigModel model) =>
    [
        .. model.Experiences.Select(experience => TypeNames.Variation(experience.Entity.Name.Stem)),
        .. model.Experiences.Select(experience => TypeNames.Experience(experience.Entity.Name.Stem)),
        .. model.Features.Select(feature => TypeNames.Feature(feature.Entity.Name.Stem)),
        .. JsonTypes.Collect(model.Features).Records.Select(record => record.TypeName),
        TypeNames.VisitorAttributes, TypeNames.LocationAttributes,
    ];
}
