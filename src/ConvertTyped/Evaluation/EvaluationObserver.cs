namespace ConvertTyped.Evaluation;

/// <summary>Is told the outcome of each evaluation of a feature or an experience. Evaluation only says what happened.</summary>
internal abstract class EvaluationObserver
{
    internal abstract void OnEvaluated(in EvaluationOutcome outcome, in Visitor visitor);
}
