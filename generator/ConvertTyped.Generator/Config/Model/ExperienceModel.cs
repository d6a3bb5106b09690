namespace ConvertTyped.Generator.Config;

internal sealed record ExperienceModel(EntityModel Entity, EquatableArray<VariationModel> Variations);
