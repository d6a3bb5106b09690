namespace ConvertTyped.Evaluation;

/// <summary>
/// The decisions that a test makes in place of the config. Only the testing package can pass overrides to a core. Safe for concurrent use.
/// </summary>
internal abstract class DecisionOverrides
{
    /// <summary>The overridden experiences, including those that are not in the config.</summary>
    internal abstract IEnumerable<Experience> Experiences { get; }

    /// <summary>The overridden features, including those that are not in the config.</summary>
    internal abstract IEnumerable<Feature> Features { get; }

    /// <summary>Finds an overridden experience.</summary>
    internal abstract Experience? ExperienceOf(string key);

    /// <summary>Finds an overridden feature.</summary>
    internal abstract Feature? FeatureOf(string key);

    /// <summary>Whether an experience is overridden, and with which variation. The variation is null if the override excludes all visitors.</summary>
    internal abstract bool TryDecide(Experience experience, out Variation? variation);

    /// <summary>Whether a feature is overridden, and with which result. The result is null if the feature is off.</summary>
    internal abstract bool TryDecide(string featureKey, out FeatureResult? result);

    /// <summary>Records that an override decided for the visitor. Returns false if the override was already recorded for the visitor.</summary>
    internal abstract bool Serve(string visitorId, Experience experience);

    /// <summary>
    /// The visitor's state with the decisions that the visitor got from overrides, and without decisions in experiences that an override excludes all visitors
    /// from.
    /// </summary>
    internal abstract VisitorState Over(string visitorId, VisitorState state);
}
