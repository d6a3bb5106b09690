using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Determines the value that replaces each use of the flag, from the options of the command.</summary>
internal static class FlagDecisions
{
    /// <param name="values">The config that contains the values of a feature's variables; null to use the project's own config.</param>
    /// <exception cref="ToolException">No config has the flag, the key is ambiguous, or the options do not determine the flag's final value.</exception>
    public static FlagDecision Decide(IReadOnlyList<AccessorConfig> configs, string key, string? keep, bool isOff, LoadedConfig? values)
    {
        var (kind, name) = Split(key);
        var found = configs
            .SelectMany(config => config.Entities.Select(entity => (Config: config, Entity: entity)))
            .Where(item => item.Entity.Key == name && item.Entity.Kind is EntityKind.Experience or EntityKind.Feature && (kind is null || item.Entity.Kind == kind))
            .DistinctBy(item => item.Entity.Kind)
            .ToList();
        return found switch
        {
            [] => throw ToolException.BadInput($"No config has {kind switch { null => "an experience or a feature", EntityKind.Feature => "a feature", _ => "an experience" }} '{name}'. Run 'convert-typed usages' to list all keys."),
            [{ Entity.Kind: EntityKind.Experience }] when values is not null => throw ToolException.BadInput($"'{name}' is an experience, but --values applies only to features. Use --keep or --off instead."),
            [{ Entity.Kind: EntityKind.Experience } only] => Experience(only.Config, only.Entity, keep, isOff),
            [var only] => Feature(only.Config, only.Entity, keep, isOff, values),
            _ => throw ToolException.BadInput($"An experience and a feature have the key '{name}'. Use experience:{name} or feature:{name}."),
        };
    }

    private static (EntityKind? Kind, string Name) Split(string key) =>
        key.StartsWith("experience:", StringComparison.Ordinal) ? (EntityKind.Experience, key["experience:".Length..])
        : key.StartsWith("feature:", StringComparison.Ordinal) ? (EntityKind.Feature, key["feature:".Length..])
        : (null, key);

    private static ExperienceDecision Experience(AccessorConfig config, ConfigEntityName entity, string? keep, bool isOff)
    {
        if (isOff)
            return new(entity.Key, entity.Member, null);
        var variations = config.Model.Experiences.Where(experience => experience.Entity.Key == entity.Key)
            .SelectMany(experience => experience.Variations)
            .Select(variation => new KeptVariation(variation.Id, variation.Key, variation.Name)).ToList();
        if (keep is null && RuntimeConfig.RunningVariations(ConfigSource.FromFile(config.Path).Runtime, entity.Key) is [var running])
            return new(entity.Key, entity.Member, variations.First(variation => variation.Id == running));
        if (keep is null)
            throw ToolException.BadInput($"Specify which variation of the experience '{entity.Key}' to keep: use --keep {Choices(variations)}, or --off if no visitor gets a variation.");
        return new(entity.Key, entity.Member, variations.FirstOrDefault(variation => variation.Key == keep || variation.Id == keep)
            ?? throw ToolException.BadInput($"The experience '{entity.Key}' has no variation '{keep}'. Use --keep {Choices(variations)}."));
    }

    private static FeatureDecision Feature(AccessorConfig config, ConfigEntityName entity, string? keep, bool isOff, LoadedConfig? values)
    {
        var model = config.Model.Features.FirstOrDefault(feature => feature.Entity.Key == entity.Key);
        if (isOff || model is null)
            return new(entity.Key, entity.Member, false, [.. (model?.Variables ?? []).Select(CarryingVariation.Without)]);
        var carriers = CarryingVariations.Find((values ?? ConfigSource.FromFile(config.Path)).Runtime, entity.Key).Where(variation => keep is null || variation.Key == keep || variation.Id == keep).ToList();
        if (carriers.Count == 0)
            throw ToolException.BadInput(NotCarried(entity.Key, keep, values, isServed: model.Entity.RetiredEntry is null));
        var different = carriers.FirstOrDefault(variation => !variation.HasValuesOf(carriers[0]));
        if (different is not null)
            throw ToolException.BadInput($"The variations give the variables of the feature '{entity.Key}' different values. Use --keep {Choices(carriers)}, or --off.");
        return new(entity.Key, entity.Member, true, [.. model.Variables.Select(variable => carriers[0].Decide(variable))]);
    }

    private static string NotCarried(string key, string? keep, LoadedConfig? values, bool isServed) => (values, isServed, keep) switch
    {
        (null, false, _) => $"""
            The config no longer has the feature '{key}', and convert.retired.json does not contain the values of the feature's variables.
            If the feature stays on, use --values to specify a config that still has the feature, such as HEAD~1:convert.json. If the feature is off, use --off.
            """,
        (null, true, null) => $"No variation carries the feature '{key}'. Use --off.",
        (null, true, _) => $"There is no variation '{keep}' that carries the feature '{key}'. Specify another variation with --keep.",
        (_, _, null) => $"No variation in {values.Name} carries the feature '{key}'. Specify another config with --values, or use --off.",
        _ => $"{values.Name} has no variation '{keep}' that carries the feature '{key}'. Specify another variation with --keep.",
    };

    /// <summary>The keys of the variations. If several variations share a key, their ids are used instead.</summary>
    private static string Choices(IReadOnlyList<CarryingVariation> variations)
    {
        var keys = variations.ToLookup(variation => variation.Key);
        return string.Join('|', variations.Select(variation => variation.Key is { } key && keys[key].Count() == 1 ? key : variation.Id));
    }

    private static string Choices(IEnumerable<KeptVariation> variations) => string.Join('|', variations.Select(variation => variation.Key ?? variation.Id));
}
