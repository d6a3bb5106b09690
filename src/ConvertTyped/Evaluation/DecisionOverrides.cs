namespace ConvertTyped.Evaluation;

/// <summary>
/// Decisions in the config's place. Only the testing package can give them to a core: production has none. Safe for concurrent use.
/// </summary>
internal abstract class DecisionOverrides
{
    /// <summary>The experiences that are decided here, those included that no config has.</summary>
    internal abstract IEnumerable<Experience> Experiences { get; }

    /// <summary>The features that are decided here, those included that no config has.</summary>
    internal abstract IEnumerable<Feature> Features { get; }

    /// <summary>An experience that is decided here.</summary>
    internal abstract Experience? ExperienceOf(string key);

    /// <summary>A feature that is decided here.</summary>
    internal abstract Feature? FeatureOf(string key);

    /// <summary>Whether an experience is decided here, and how; null: nobody takes part.</summary>
    internal abstract bool TryDecide(Experience experience, out Variation? variation);

    /// <summary>Whether a feature is decided here, and how; null: it is off.</summary>
    internal abstract bool TryDecide(string featureKey, out FeatureResult? result);

    /// <summary>Remembers that the visitor got the decision made here; false when that is nothing new.</summary>
    internal abstract bool Serve(string visitorId, Experience experience);

    /// <summary>What is known of a visitor, with the decisions that were made here and served.</summary>
    internal abstract VisitorState Over(string visitorId, VisitorState state);
}
