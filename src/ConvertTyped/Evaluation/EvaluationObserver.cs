namespace ConvertTyped.Evaluation;

/// <summary>Receives the outcome of each evaluation of a feature or an experience.</summary>
internal abstract class EvaluationObserver
{
    internal abstract void OnEvaluated(in EvaluationOutcome outcome, in Visitor visitor);
}
