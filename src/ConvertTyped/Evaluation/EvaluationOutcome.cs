namespace ConvertTyped.Evaluation;

/// <summary>How the evaluation of one feature or experience ended.</summary>
/// <param name="Key">The key of the feature or experience, even if it does not exist.</param>
/// <param name="Exists">Whether there is a feature or an experience with that key.</param>
/// <param name="IsOn">Whether the visitor has the feature, or a variation of the experience.</param>
/// <param name="Decision">
/// The decision about the experience. For a feature, the same as <see cref="FeatureDecision.Experience"/>.
/// </param>
internal readonly record struct EvaluationOutcome(string Key, bool Exists, bool IsOn, Decision Decision);
