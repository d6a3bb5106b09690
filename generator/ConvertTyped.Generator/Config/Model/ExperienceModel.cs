namespace ConvertTyped.Generator.Config.Model;

internal sealed record ExperienceModel(EntityModel Entity, EquatableArray<VariationModel> Variations);
