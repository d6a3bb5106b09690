namespace ConvertTyped.Evaluation;

/// <summary>Receives the outcome of each run of a feature or an experience, but not of explanations or of experiences that are evaluated for a feature.</summary>
internal abstract class EvaluationObserver
{
    internal abstract void OnEvaluated(in EvaluationOutcome outcome, in Visitor visitor);
}
