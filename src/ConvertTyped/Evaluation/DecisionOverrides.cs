namespace ConvertTyped.Evaluation;

/// <summary>
/// Decisions of a test that replace the config's. Only the testing package can pass them to a core; production has none. Safe for concurrent use.
/// </summary>
internal abstract class DecisionOverrides
{
    /// <summary>The overridden experiences, including those that no config has.</summary>
    internal abstract IEnumerable<Experience> Experiences { get; }

    /// <summary>The overridden features, including those that no config has.</summary>
    internal abstract IEnumerable<Feature> Features { get; }

    /// <summary>Finds an overridden experience.</summary>
    internal abstract Experience? ExperienceOf(string key);

    /// <summary>Finds an overridden feature.</summary>
    internal abstract Feature? FeatureOf(string key);

    /// <summary>Whether an experience is overridden, and by which variation; null if nobody takes part.</summary>
    internal abstract bool TryDecide(Experience experience, out Variation? variation);

    /// <summary>Whether a feature is overridden, and by which result; null if it is off.</summary>
    internal abstract bool TryDecide(string featureKey, out FeatureResult? result);

    /// <summary>Remembers that the visitor got the overridden decision; false if that was known before.</summary>
    internal abstract bool Serve(string visitorId, Experience experience);

    /// <summary>The visitor's state with the overridden decisions that the visitor got.</summary>
    internal abstract VisitorState Over(string visitorId, VisitorState state);
}
