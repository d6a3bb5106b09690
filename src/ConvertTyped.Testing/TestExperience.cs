using System.ComponentModel;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// Overrides the decisions of an experience for every visitor, regardless of audiences, locations, environment and traffic. Overrides apply to
/// existing contexts, too, and the newest override takes precedence. To remove an override, dispose the returned object; the order does not matter. A
/// preview that the code under test has set takes precedence over overrides.
/// </summary>
/// <remarks>
/// Like a real decision, the variation of an override affects conversions and mutual exclusion, and is reported once per visitor unless storage is off.
/// This variation is not stored: after the override is removed, visitors get the same variation as without the override.
/// </remarks>
public sealed class TestExperience
{
    private readonly OverrideTable _overrides;
    private readonly Experience? _experience;
    private readonly string _key;

    /// <param name="overrides">Receives the overrides.</param>
    /// <param name="key">The key of the experience.</param>
    /// <param name="experience">The experience; null if the config does not contain it. Each override then creates an experience.</param>
    internal TestExperience(OverrideTable overrides, string key, Experience? experience)
    {
        _overrides = overrides;
        _key = key;
        _experience = experience;
    }

    /// <summary>The key of the experience.</summary>
    public string Key => _key;

    /// <summary>Gives every visitor a variation and the features that it carries.</summary>
    /// <param name="variation">The key of the variation, or its id.</param>
    /// <returns>An object that removes the override when you dispose it.</returns>
    /// <exception cref="ArgumentException">The config contains the experience, but not this variation.</exception>
    /// <example>
    /// <code>
    /// using (convert.Experience("checkout-experiment").Force("treatment"))
    ///     Assert.Equal(1, checkout.Steps);
    /// </code>
    /// </example>
    public IDisposable Force(string variation)
    {
        ArgumentException.ThrowIfNullOrEmpty(variation);
        var experience = _experience ?? SyntheticConfig.Experience(_key, variation);
        return Force(experience, Array.Find(experience.VariationArray, own => own.Key == variation) ?? experience.VariationOf(variation), variation);
    }

    /// <summary>Gives every visitor a variation. This method is for generated code.</summary>
    /// <param name="variationId">The id of the variation.</param>
    /// <param name="variationKey">The key that the variation gets if the config does not contain the experience; null to use the id as the key.</param>
    /// <returns>An object that removes the override when you dispose it.</returns>
    /// <exception cref="ArgumentException">The config contains the experience, but not this variation.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IDisposable Force(string variationId, string? variationKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(variationId);
        var experience = _experience ?? SyntheticConfig.Experience(_key, variationId, variationKey);
        return Force(experience, experience.VariationOf(variationId), variationKey ?? variationId);
    }

    /// <summary>Excludes every visitor from the experience, as if no visitor qualified.</summary>
    /// <returns>An object that removes the override when you dispose it.</returns>
    public IDisposable Exclude() => _overrides.Add(new ExperienceOverride(_experience ?? SyntheticConfig.Experience(_key), null));

    private IDisposable Force(Experience experience, Variation? variation, string wanted) =>
        variation is not null ? _overrides.Add(new ExperienceOverride(experience, variation)) : throw new ArgumentException(
            $"The experience '{_key}' has no variation '{wanted}'. It has {VariableValues.Names(experience.VariationArray.Select(own => own.Key ?? own.Id))}.",
            nameof(variation));
}
