namespace ConvertTyped.Generator.Emit.TypeScript;

/// <summary>The data of the types for front ends.</summary>
internal sealed record TypeScriptPart(
    string? ProjectName, EquatableArray<ExperienceModel> Experiences, EquatableArray<FeatureModel> Features, EquatableArray<EntityModel> Goals)
{
    public static TypeScriptPart Select(ConfigModel model) => new(model.ProjectName, model.Experiences, model.Features, model.Goals);
}
