namespace ConvertTyped.Evaluation;

/// <summary>The effects of a decision: it is counted, stored and reported. Evaluation only determines when they happen.</summary>
internal abstract class DecisionEffects
{
    /// <summary>Returns the variation that applies: another one if a different thread stored its decision first.</summary>
    internal abstract Variation? Apply(Experience experience, Decision decision, ref Visitor visitor);
}
