using System.Text.Json;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// A feature to be switched by the test, for every visitor, whatever the config says. Contexts made before see it too. The newest override that
/// is left holds; disposing what a call returned takes that one away, in any order. Goes before overrides of the experiences that carry the
/// feature; after a preview that the code under test has set.
/// </summary>
/// <remarks>No experience is decided by it, so Convert would be told nothing, and it is not among <see cref="TestConvert.Decisions"/>.</remarks>
public sealed class TestFeature
{
    private readonly OverrideTable _overrides;
    private readonly Feature _feature;
    private readonly bool _isInvented;

    internal TestFeature(OverrideTable overrides, Feature feature, bool isInvented)
    {
        _overrides = overrides;
        _feature = feature;
        _isInvented = isInvented;
    }

    /// <summary>The feature's key.</summary>
    public string Key => _feature.Key;

    /// <summary>Has it on, with these variables and no others; a null value counts as not given.</summary>
    /// <param name="variables">
    /// A variable of type <c>json</c> takes a <see cref="JsonElement"/>, JSON text, or a dictionary or list of plain values.
    /// </param>
    /// <returns>Undoes it when disposed.</returns>
    /// <exception cref="ArgumentException">The feature has no such variable, or one of another type.</exception>
    public IDisposable Enable(params (string Name, object? Value)[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return _overrides.Add(new FeatureOverride(_feature, new(_feature, null, VariableValues.Of(_feature, _isInvented, variables))));
    }

    /// <summary>A variable of type <c>json</c> whose value is a string that is no JSON text, a number or a boolean. Null for null.</summary>
    public static JsonElement? JsonValue(object? value) => value is null ? null : PlainJson.Of(value);

    /// <summary>Has it off.</summary>
    /// <returns>Undoes it when disposed.</returns>
    public IDisposable Disable() => _overrides.Add(new FeatureOverride(_feature, null));
}
