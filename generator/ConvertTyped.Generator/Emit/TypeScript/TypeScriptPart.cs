namespace ConvertTyped.Generator.Emit.TypeScript;

/// <summary>The part of the model that the TypeScript types are generated from.</summary>
internal sealed record TypeScriptPart(
    string? ProjectName, EquatableArray<ExperienceModel> Experiences, EquatableArray<FeatureModel> Features, EquatableArray<EntityModel> Goals)
{
    public static TypeScriptPart Select(ConfigModel model) => new(model.ProjectName, model.Experiences, model.Features, model.Goals);
}
