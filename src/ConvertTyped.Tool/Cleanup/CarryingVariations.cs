using System.Text.Json;
using ConvertTyped.Cleanup;
using ConvertTyped.Generator.Config.Fallbacks;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>A variation that carries a feature, with the values of the feature's variables as the runtime returns them.</summary>
/// <param name="Result">The feature and the values of its variables.</param>
internal sealed record CarryingVariation(string Id, string? Key, FeatureResult Result)
{
    public bool HasValuesOf(CarryingVariation other) => Texts(Result).SequenceEqual(Texts(other.Result));

    public VariableDecision Decide(VariableModel variable) => Result.Variables.TryGetValue(variable.Key, out var value)
        ? new(variable.Key, variable.Name, value is JsonElement ? null : value, IsLiteral: value is not JsonElement && variable.Shape is null)
        : Without(variable);

    /// <summary>The value that code reads if the feature has no value for the variable.</summary>
    public static VariableDecision Without(VariableModel variable) =>
        new(variable.Key, variable.Name, FallbackReader.ValueOf(variable), IsLiteral: variable.Fallback is null || variable.Shape is null);

    private static IEnumerable<string> Texts(FeatureResult result) => result.Variables
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .Select(variable => $"{variable.Key}={variable.Value}");
}

/// <summary>Finds the variations that carry a feature.</summary>
internal static class CarryingVariations
{
    public static IEnumerable<CarryingVariation> Find(ConvertConfig config, string featureKey)
    {
        using var core = RuntimeConfig.Open(config);
        foreach (var experience in core.CurrentConfig!.Experiences)
        {
            foreach (var variation in experience.Variations)
            {
                var context = core.CreateContext("cleanup");
                if (context.SetPreview(experience.Id, variation.Id) && context.RunFeature(featureKey) is { } feature && feature.ExperienceKey == experience.Key)
                    yield return new(variation.Id, variation.Key, feature);
            }
        }
    }
}
