using System.Text.Json;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// Switches a feature on or off for every visitor, regardless of the config. Overrides apply to existing contexts, too, and the newest override takes
/// precedence. To remove an override, dispose the returned object; the order does not matter. An override of a feature takes precedence over
/// overrides of the experiences that carry the feature. A preview that the code under test has set takes precedence over all overrides.
/// </summary>
/// <remarks>An override of a feature does not decide any experience: nothing is reported to Convert or added to <see cref="TestConvert.Decisions"/>.</remarks>
public sealed class TestFeature
{
    private readonly OverrideTable _overrides;
    private readonly Feature _feature;
    private readonly bool _isSynthetic;

    internal TestFeature(OverrideTable overrides, Feature feature, bool isSynthetic)
    {
        _overrides = overrides;
        _feature = feature;
        _isSynthetic = isSynthetic;
    }

    /// <summary>The key of the feature.</summary>
    public string Key => _feature.Key;

    /// <summary>Switches the feature on with exactly these variables. A variable whose value is null counts as missing.</summary>
    /// <param name="variables">
    /// Names and values. A variable of type <c>json</c> accepts a <see cref="JsonElement"/>, JSON text, a boolean, a number, or a list or
    /// dictionary that <see cref="JsonValue"/> accepts.
    /// </param>
    /// <returns>An object that removes the override when you dispose it.</returns>
    /// <exception cref="ArgumentException">The feature has no such variable, a value does not fit the type of its variable, or a name is
    /// specified twice.</exception>
    /// <example>
    /// <code>
    /// using (convert.Feature("checkout-banner").Enable(("headline", "Almost there"), ("max_items", 3)))
    ///     Assert.Equal("Almost there (3)", checkout.Banner);
    /// </code>
    /// </example>
    public IDisposable Enable(params (string Name, object? Value)[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return _overrides.Add(new FeatureOverride(_feature, new(_feature, null, VariableValues.Convert(_feature, _isSynthetic, variables))));
    }

    /// <summary>
    /// Converts a .NET value to JSON. Use this method to set a variable of type <c>json</c> to a string that is not JSON text.
    /// </summary>
    /// <param name="value">
    /// A string, a boolean, a number, a <see cref="JsonElement"/>, or a list or dictionary (with strings as keys) of such values.
    /// </param>
    /// <returns>The JSON value; null if <paramref name="value"/> is null.</returns>
    /// <exception cref="JsonException">The value, or a value in it, cannot be represented as JSON.</exception>
    public static JsonElement? JsonValue(object? value) => value is null ? null : PlainJson.Write(value);

    /// <summary>Switches the feature off.</summary>
    /// <returns>An object that removes the override when you dispose it.</returns>
    public IDisposable Disable() => _overrides.Add(new FeatureOverride(_feature, null));
}
