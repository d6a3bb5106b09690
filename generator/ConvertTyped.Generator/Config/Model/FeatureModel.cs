namespace ConvertTyped.Generator.Config;

/// <param name="CarriedBy">The keys of the experiences that have a variation with this feature.</param>
internal sealed record FeatureModel(EntityModel Entity, EquatableArray<VariableModel> Variables, EquatableArray<string> CarriedBy);
