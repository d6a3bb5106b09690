using System.ComponentModel;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// An experience to be decided by the test, for every visitor, whatever audiences, locations, environment and traffic say. Contexts made before
/// see it too. The newest override that is left holds; disposing what a call returned takes that one away, in any order. Goes after a preview
/// that the code under test has set.
/// </summary>
/// <remarks>
/// A forced variation is reported once per visitor and counts in conversions and mutual exclusions, as a real decision does. But it is not kept:
/// once it is undone, visitors get what they had before.
/// </remarks>
public sealed class TestExperience
{
    private readonly OverrideTable _overrides;
    private readonly Experience? _experience;
    private readonly string _key;

    /// <param name="overrides">Where overrides go.</param>
    /// <param name="key">The experience's key.</param>
    /// <param name="experience">Null: to be invented.</param>
    internal TestExperience(OverrideTable overrides, string key, Experience? experience)
    {
        _overrides = overrides;
        _key = key;
        _experience = experience;
    }

    /// <summary>The experience's key.</summary>
    public string Key => _key;

    /// <summary>Gives every visitor this variation, and the features that it carries.</summary>
    /// <param name="variation">The variation's key, or else its id.</param>
    /// <returns>Undoes it when disposed.</returns>
    /// <exception cref="ArgumentException">The experience has no such variation.</exception>
    public IDisposable Force(string variation)
    {
        ArgumentException.ThrowIfNullOrEmpty(variation);
        var experience = _experience ?? Invention.Experience(_key, variation);
        return Force(experience, Array.Find(experience.VariationArray, own => own.Key == variation) ?? experience.VariationOf(variation), variation);
    }

    /// <summary>What generated code calls.</summary>
    /// <param name="variationId">The variation's id, by which it is found.</param>
    /// <param name="variationKey">The key it gets where there is no config; null for the id.</param>
    /// <returns>Undoes it when disposed.</returns>
    /// <exception cref="ArgumentException">The experience has no such variation.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IDisposable Force(string variationId, string? variationKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(variationId);
        var experience = _experience ?? Invention.Experience(_key, variationId, variationKey);
        return Force(experience, experience.VariationOf(variationId), variationKey ?? variationId);
    }

    /// <summary>Gives no visitor any variation, as though nobody had ever taken part.</summary>
    /// <returns>Undoes it when disposed.</returns>
    public IDisposable Exclude() => _overrides.Add(new ExperienceOverride(_experience ?? Invention.Experience(_key), null));

    private IDisposable Force(Experience experience, Variation? variation, string wanted) =>
        variation is not null ? _overrides.Add(new ExperienceOverride(experience, variation)) : throw new ArgumentException(
            $"The experience '{_key}' has no variation '{wanted}'. It has {VariableValues.Names(experience.VariationArray.Select(own => own.Key ?? own.Id))}.",
            nameof(variation));
}
