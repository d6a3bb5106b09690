using ConvertTyped.Attributes;

namespace ConvertTyped.Evaluation;

/// <summary>What a caller may set for one evaluation, or a view for all evaluations on it.</summary>
/// <param name="Attributes">Overlay the visitor's attributes; null for none.</param>
/// <param name="LocationAttributes">Overlay the location attributes below; null for none.</param>
/// <param name="IsTracked">Whether a new decision is reported to Convert.</param>
/// <param name="IsStored">Whether a new decision is stored for the visitor.</param>
internal readonly record struct EvaluationOptions(
    IReadOnlyDictionary<string, object?>? Attributes,
    IReadOnlyDictionary<string, object?>? LocationAttributes,
    bool IsTracked = true,
    bool IsStored = true);

/// <summary>The options that a context or a view of it applies to every call; attributes are copied already.</summary>
internal sealed record EvaluationView(AttributeSet? Attributes, AttributeSet? LocationAttributes, bool IsTracked = true, bool IsStored = true)
{
    private static readonly EvaluationView Plain = new(null, null);

    /// <summary>What a new context applies; most have no location, and share one instance.</summary>
    internal static EvaluationView At(AttributeSet? locationAttributes) => locationAttributes is null ? Plain : new(null, locationAttributes);

    /// <summary>Null leaves an option as it is.</summary>
    internal EvaluationView With(
        IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? locationAttributes, bool? isTracked, bool? isStored) => new(
            LayeredAttributes.Over(AttributeCopy.Keep(attributes), Attributes),
            LayeredAttributes.Over(AttributeCopy.Keep(locationAttributes), LocationAttributes),
            isTracked ?? IsTracked,
            isStored ?? IsStored);
}
