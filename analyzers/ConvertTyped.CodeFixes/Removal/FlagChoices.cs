using ConvertTyped.Cleanup;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>
/// The ways to remove a flag. An experience keeps one of its variations, or no variation. A feature stays on with one set of values, or stays off.
/// </summary>
internal static class FlagChoices
{
    public static IReadOnlyList<FlagChoice> List(FlagReference flag, ConfigDocument config, ConfigModel model)
    {
        if (model.Experiences.FirstOrDefault(experience => flag.Names(experience.Entity)) is { } experience)
            return [.. ForExperience(experience)];
        return model.Features.FirstOrDefault(feature => flag.Names(feature.Entity)) is { } feature ? [.. ForFeature(feature, config)] : [];
    }

    private static IEnumerable<FlagChoice> ForExperience(ExperienceModel experience)
    {
        var (key, accessor) = (experience.Entity.Key, experience.Entity.Name.Member);
        foreach (var variation in experience.Variations)
        {
            yield return new(
                $"Remove this experience, keep {variation.Name}",
                FlagChoice.IdOf(experience.Entity, variation.Id),
                new ExperienceDecision(key, accessor, new KeptVariation(variation.Id, variation.Key, variation.Name)));
        }

        yield return new("Remove this experience, keep no variation", FlagChoice.IdOf(experience.Entity, "off"), new ExperienceDecision(key, accessor, null));
    }

    private static IEnumerable<FlagChoice> ForFeature(FeatureModel feature, ConfigDocument config)
    {
        var (key, accessor) = (feature.Entity.Key, feature.Entity.Name.Member);
        var carriers = FeatureCarrier.ByFeatureId(config)[feature.Entity.Id ?? ""]
            .Select(carrier => (carrier.Variation, Decision: new FeatureDecision(key, accessor, true, [.. feature.Variables.Select(variable => VariableDecisions.Decide(variable, carrier.Values))])))
            .GroupBy(carrier => string.Join("\n", carrier.Decision.Variables.Select(variable => $"{variable.Key}={variable.Value}")))
            .Select(same => same.First())
            .ToList();
        if (carriers.Count == 0 && feature.Variables.Count == 0)
            yield return new("Remove this flag, keep the feature on", FlagChoice.IdOf(feature.Entity, "on"), new FeatureDecision(key, accessor, true, []));
        foreach (var (variation, decision) in carriers)
        {
            var values = carriers.Count == 1 ? "on" : $"on, with the values of '{variation.Key ?? variation.Id}'";
            yield return new($"Remove this flag, keep the feature {values}", FlagChoice.IdOf(feature.Entity, variation.Id!), decision);
        }

        yield return new(
            "Remove this flag, keep the feature off",
            FlagChoice.IdOf(feature.Entity, "off"),
            new FeatureDecision(key, accessor, false, [.. feature.Variables.Select(variable => VariableDecisions.Decide(variable, null))]));
    }
}
