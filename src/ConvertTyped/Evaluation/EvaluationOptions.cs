using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>The options of one evaluation.</summary>
/// <param name="Attributes">Attributes to add to the visitor's, replacing those with the same key; null to add none.</param>
/// <param name="LocationAttributes">Attributes to add to the location attributes, replacing those with the same key; null to add none.</param>
/// <param name="IsTracked">Whether a new decision is reported to Convert.</param>
/// <param name="IsStored">Whether a new decision is stored for the visitor.</param>
internal readonly record struct EvaluationOptions(
    IReadOnlyDictionary<string, object?>? Attributes,
    IReadOnlyDictionary<string, object?>? LocationAttributes,
    bool IsTracked = true,
    bool IsStored = true);

/// <summary>The options that a context, or a view of it, applies to every call. The attributes have already been copied.</summary>
internal sealed record EvaluationView(AttributeSet? Attributes, AttributeSet? LocationAttributes, bool IsTracked = true, bool IsStored = true)
{
    private static readonly EvaluationView Plain = new(null, null);

    /// <summary>The options of a new context. Contexts without location attributes share one instance.</summary>
    internal static EvaluationView At(AttributeSet? locationAttributes) => locationAttributes is null ? Plain : new(null, locationAttributes);

    /// <summary>
    /// Creates a view with other options. Attributes are added to the current attributes and replace those with the same key. If an option is null, the new view
    /// keeps the current value.
    /// </summary>
    internal EvaluationView With(
        IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? locationAttributes, bool? isTracked, bool? isStored) => new(
            LayeredAttributes.Over(AttributeCopy.Keep(attributes), Attributes),
            LayeredAttributes.Over(AttributeCopy.Keep(locationAttributes), LocationAttributes),
            isTracked ?? IsTracked,
            isStored ?? IsStored);
}
