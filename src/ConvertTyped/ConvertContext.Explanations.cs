using ConvertTyped.Evaluation;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    /// <summary>
    /// How the visitor's decision in an experience comes about, with the attribute values that rules saw; null when there is no such experience.
    /// As <see cref="DiagnoseExperience"/> it buckets, stores and reports nothing, and logs nothing either.
    /// </summary>
    public ExperienceExplanation? ExplainExperience([ExperienceKey] string experienceKey)
    {
        if ((ForcedExperience(experienceKey) ?? _snapshot.ExperienceIndex.ByKey(experienceKey)) is not { } experience)
            return null;
        var visitor = Observe(null, null);
        return Explanation.Of(experience, ref visitor);
    }

    /// <summary>
    /// How it comes about that a feature is on or off for the visitor; null when there is no such feature. Buckets, stores, reports and logs
    /// nothing.
    /// </summary>
    public FeatureExplanation? ExplainFeature([FeatureKey] string featureKey)
    {
        if (_snapshot.FeatureIndex.ByKey(featureKey) is not { } feature)
            return null;
        if (ForcedFeature(featureKey) is { } forced)
            return new(feature, forced, [], DecisionOrigin.Preview);
        if (IsOverridden(featureKey, out var overridden))
            return new(feature, overridden, [], DecisionOrigin.Override);
        var visitor = Observe(null, null);
        return Explanation.Of(feature, ref visitor);
    }
}
