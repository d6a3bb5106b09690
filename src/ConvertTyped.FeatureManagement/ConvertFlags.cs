using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.FeatureManagement;

namespace ConvertTyped.FeatureManagement;

/// <summary>Convert's results in FeatureManagement's terms. A feature is on or off; an experience is on for a visitor who has a variation.</summary>
internal sealed class ConvertFlags(ConvertCore core, VisitorFinder visitors)
{
    /// <summary>
    /// The configuration section of each result. All visitors share the results, so each section is created once, and stays in memory as long as its config.
    /// </summary>
    private readonly ConditionalWeakTable<object, IConfigurationSection> _configurations = [];

    internal ConvertContext? Current => visitors.Current;

    internal ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken) => visitors.FindOrEmptyAsync(appContext, cancellationToken);

    /// <summary>Whether the name is the key of a feature or an experience in Convert.</summary>
    internal bool Has(string name) => IsFeature(name) || IsExperience(name);

    /// <summary>Lists the keys of Convert, then the other names of the application, each name once.</summary>
    internal async IAsyncEnumerable<string> WithNamesOf(IAsyncEnumerable<string> application, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names.Where(seen.Add))
            yield return name;
        await foreach (var name in application.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(name))
                yield return name;
        }
    }

    internal async ValueTask<bool> IsEnabledAsync(string name, object? appContext, CancellationToken cancellationToken)
    {
        if (await visitors.FindAsync(name, appContext, cancellationToken).ConfigureAwait(false) is not { } context)
            return false;
        return IsFeature(name) ? context.RunFeature(name) is not null : context.RunExperience(name) is not null;
    }

    /// <summary>
    /// The visitor's variation. For a feature, the configuration contains the feature's variables; for an experience, it contains the variables of all features
    /// that the variation carries. Null if there is no visitor, if the feature is off, or if the visitor has no variation.
    /// </summary>
    internal async ValueTask<Variant> GetVariantAsync(string name, object? appContext, CancellationToken cancellationToken)
    {
        if (await visitors.FindAsync(name, appContext, cancellationToken).ConfigureAwait(false) is not { } context)
            return null!; // FeatureManagement has no nullable annotations and returns null if there is no variant.
        return (IsFeature(name) ? VariantOf(context.RunFeature(name)) : VariantOf(context.RunExperience(name)))!;
    }

    private Variant? VariantOf(FeatureResult? feature) => feature is null ? null : new()
    {
        Name = feature.VariationKey ?? feature.FeatureKey,
        Configuration = _configurations.GetValue(feature, _ => VariableSection.Create(feature.Variables)),
    };

    private Variant? VariantOf(ExperienceResult? experience) => experience is null ? null : new()
    {
        Name = experience.VariationKey ?? experience.VariationId,
        Configuration = _configurations.GetValue(experience, _ => VariableSection.Create(
            experience.Variation.Carries.ToDictionary(feature => feature.FeatureKey, object? (feature) => feature.Variables))),
    };

    /// <summary>The keys of Convert's features and experiences; empty before the first config is loaded.</summary>
    private IEnumerable<string> Names =>
        core.CurrentConfig is { } config ? config.Features.Select(feature => feature.Key).Concat(config.Experiences.Select(experience => experience.Key)) : [];

    private bool IsFeature(string name) => core.CurrentConfig?.GetConfigEntity("features", name) is not null;

    private bool IsExperience(string name) => core.CurrentConfig?.GetConfigEntity("experiences", name) is not null;
}
