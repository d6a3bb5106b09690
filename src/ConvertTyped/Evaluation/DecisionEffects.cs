namespace ConvertTyped.Evaluation;

/// <summary>The effects of a decision: it is counted, stored and reported. Evaluation only determines when they happen.</summary>
internal abstract class DecisionEffects
{
    /// <summary>Returns the variation that applies. If another thread stored its decision first, that is the variation of that decision.</summary>
    internal abstract Variation? Apply(Experience experience, Decision decision, ref Visitor visitor);
}
