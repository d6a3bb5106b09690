namespace ConvertTyped.Evaluation;

/// <summary>What a visitor gets of an experience.</summary>
/// <param name="Variation">Null: no variation.</param>
/// <param name="Origin">The source that decided; <see cref="DecisionOrigin.None"/> where the config turned the visitor away.</param>
/// <param name="ClosedGate">The first gate that the visitor does not pass; null where the visitor passes all, or no gate was asked.</param>
internal readonly record struct Decision(Variation? Variation, DecisionOrigin Origin, DecisionGate? ClosedGate = null);

/// <summary>What a visitor gets of a feature.</summary>
/// <param name="Result">Null: the feature is off.</param>
/// <param name="Origin">A preview or a test's override; <see cref="DecisionOrigin.None"/> where the feature's experiences decided.</param>
internal readonly record struct FeatureDecision(FeatureResult? Result, DecisionOrigin Origin);
