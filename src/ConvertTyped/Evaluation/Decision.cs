namespace ConvertTyped.Evaluation;

/// <summary>The decision about a visitor in an experience.</summary>
internal readonly record struct Decision
{
    /// <summary>The origin, or the complement of the closed gate. They share a field, so that a decision is returned in two registers.</summary>
    private readonly int _originOrGate;

    internal Decision(Variation? variation, DecisionOrigin origin) => (Variation, _originOrGate) = (variation, (int)origin);

    internal Decision(DecisionGate closedGate) => _originOrGate = ~(int)closedGate;

    /// <summary>The variation; null if the visitor gets none.</summary>
    internal Variation? Variation { get; init; }

    /// <summary>The source of the decision; <see cref="DecisionOrigin.None"/> if a gate is closed or no decision was made.</summary>
    internal DecisionOrigin Origin => _originOrGate < 0 ? DecisionOrigin.None : (DecisionOrigin)_originOrGate;

    /// <summary>The first gate that the visitor does not pass; null if the visitor passes all gates, or no gate was checked.</summary>
    internal DecisionGate? ClosedGate => _originOrGate < 0 ? (DecisionGate)~_originOrGate : null;

    /// <summary>
    /// False if the visitor gets no variation because the experience is archived or does not run in this environment. This outcome does not depend on the
    /// visitor.
    /// </summary>
    internal bool IsRunning => ClosedGate is not (DecisionGate.Archived or DecisionGate.Environment);
}

/// <summary>The decision about a feature for a visitor.</summary>
/// <param name="Result">The feature; null if it is off.</param>
/// <param name="Origin">
/// The preview or override that determined the result; <see cref="DecisionOrigin.None"/> if the experiences that carry the feature determined it.
/// </param>
/// <param name="Experience">
/// The decision about the experience that turned the feature on. If the feature is off, the decision about the last running experience or, if no
/// experience is running, about the first experience. If an override determined the result or no experience carries the feature, a decision without a
/// variation.
/// </param>
internal readonly record struct FeatureDecision(FeatureResult? Result, DecisionOrigin Origin, Decision Experience);
