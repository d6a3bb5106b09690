namespace ConvertTyped.Evaluation;

/// <summary>
/// The effects of an evaluation: decisions are counted, stored and reported, and segments are stored. Telemetry is separate: see
/// <see cref="EvaluationObserver"/>.
/// </summary>
internal abstract class EvaluationEffects
{
    /// <summary>
    /// Applies the effects of a decision and returns the variation that the visitor gets; null if there is none. If another thread stored a decision first, the
    /// visitor gets the variation of the stored decision.
    /// </summary>
    internal abstract Variation? Apply(Experience experience, Decision decision, ref Visitor visitor);

    /// <summary>Called before one feature is evaluated by its key, even if the feature does not exist.</summary>
    internal abstract void OnFeatureRead(string key);

    /// <summary>Called before custom segments are matched.</summary>
    internal abstract void OnSegmentsRun();

    /// <summary>Stores custom segments and returns those that were not stored before.</summary>
    internal abstract string[] AddCustomSegments(string[] segmentIds);
}
