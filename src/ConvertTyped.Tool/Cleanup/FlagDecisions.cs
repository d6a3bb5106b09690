using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Determines from the command line the value that replaces each use of the flag.</summary>
internal static class FlagDecisions
{
    /// <exception cref="ToolException">No config has the flag, or the variation to keep is not clear.</exception>
    public static FlagDecision Decide(IReadOnlyList<ProjectConfig> configs, string key, string? keep, bool isOff)
    {
        var (kind, name) = Split(key);
        var found = configs
            .SelectMany(config => config.Entities.Select(entity => (Config: config, Entity: entity)))
            .Where(item => item.Entity.Key == name && item.Entity.Kind is EntityKind.Experience or EntityKind.Feature && (kind is null || item.Entity.Kind == kind))
            .DistinctBy(item => item.Entity.Kind)
            .ToList();
        return found switch
        {
            [] => throw ToolException.BadInput($"No config has an experience or a feature '{name}'. 'convert-typed usages' lists them all."),
            [{ Entity.Kind: EntityKind.Experience } only] => Experience(only.Config, only.Entity, keep, isOff),
            [var only] => Feature(only.Config, only.Entity, keep, isOff),
            _ => throw ToolException.BadInput($"'{name}' is an experience and a feature. Use experience:{name} or feature:{name}."),
        };
    }

    private static (EntityKind? Kind, string Name) Split(string key) =>
        key.StartsWith("experience:", StringComparison.Ordinal) ? (EntityKind.Experience, key["experience:".Length..])
        : key.StartsWith("feature:", StringComparison.Ordinal) ? (EntityKind.Feature, key["feature:".Length..])
        : (null, key);

    private static ExperienceDecision Experience(ProjectConfig config, ConfigEntityName entity, string? keep, bool isOff)
    {
        if (isOff)
            return new(entity.Key, entity.Member, null);
        var served = config.Model.Experiences.Where(experience => experience.Entity.Key == entity.Key).SelectMany(experience => experience.Variations).ToList();
        var variations = served.Select(variation => new KeptVariation(variation.Id, variation.Key, variation.Name)).ToList();
        var running = served.Where(variation => variation.Status is null or "" or "running" && variation.Traffic is not "0").ToList();
        if (keep is null && running.Count == 1)
            return new(entity.Key, entity.Member, variations.Single(variation => variation.Id == running[0].Id));
        if (keep is null)
            throw ToolException.BadInput($"Specify which variation of '{entity.Key}' to keep: use --keep {Choices(variations)}, or --off if no visitor gets any.");
        return new(entity.Key, entity.Member, variations.FirstOrDefault(variation => variation.Key == keep || variation.Id == keep)
            ?? throw ToolException.BadInput($"The experience '{entity.Key}' has no variation '{keep}'. It has {Choices(variations)}."));
    }

    private static FeatureDecision Feature(ProjectConfig config, ConfigEntityName entity, string? keep, bool isOff)
    {
        var model = config.Model.Features.FirstOrDefault(feature => feature.Entity.Key == entity.Key);
        if (isOff || model is null)
            return new(entity.Key, entity.Member, false, [.. (model?.Variables ?? []).Select(CarriedFeature.Without)]);
        var carried = CarriedFeatures.In(ConfigSource.FromFile(config.Path).Runtime, entity.Key).Where(feature => keep is null || feature.VariationKey == keep || feature.VariationId == keep).ToList();
        if (carried.Count == 0)
            throw ToolException.BadInput(keep is null ? $"No variation carries the feature '{entity.Key}'. Use --off." : $"No variation '{keep}' carries the feature '{entity.Key}'.");
        var different = carried.FirstOrDefault(feature => !feature.HasValuesOf(carried[0]));
        if (different is not null)
            throw ToolException.BadInput($"The variations give '{entity.Key}' different values. Use --keep {string.Join('|', carried.Select(feature => feature.VariationKey ?? feature.VariationId).Distinct())}, or --off.");
        return new(entity.Key, entity.Member, true, [.. model.Variables.Select(variable => carried[0].Decide(variable))]);
    }

    private static string Choices(IEnumerable<KeptVariation> variations) => string.Join('|', variations.Select(variation => variation.Key ?? variation.Id));
}
