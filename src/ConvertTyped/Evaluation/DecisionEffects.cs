namespace ConvertTyped.Evaluation;

/// <summary>What follows from a decision: it is counted, stored and reported. Evaluation only says when.</summary>
internal abstract class DecisionEffects
{
    /// <summary>The variation that holds from now on: another one where another thread's decision was stored first.</summary>
    internal abstract Variation? Apply(Experience experience, in Decision decision, ref Visitor visitor);
}
