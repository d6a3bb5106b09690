using ConvertTyped.Evaluation;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    private Experience? ExperienceOf(string key) =>
        ForcedExperience(key) ?? _snapshot.ExperienceIndex.ByKey(key) ?? _core.Overrides?.ExperienceOf(key);

    private bool IsOverridden(string featureKey, out FeatureResult? result)
    {
        result = null;
        return _core.Overrides is { } overrides && overrides.TryDecide(featureKey, out result);
    }

    private VisitorState WithOverrides(VisitorState state) => _core.Overrides is { } overrides ? overrides.Over(VisitorId, state) : state;

    /// <summary>Reported once per visitor as any decision, but not kept: when the override ends, what was decided without it holds again.</summary>
    private bool ServeOverride(Experience experience, ref Visitor visitor)
    {
        if (Preview is not null || !visitor.Overrides!.Serve(VisitorId, experience))
            return false;
        visitor.State = State;
        return true;
    }

    /// <summary>What is decided in the place of a config that does not have it comes after all it has.</summary>
    private void AddOverridden(List<ExperienceResult> results, ref Visitor visitor, bool enableTracking, bool enableStorage)
    {
        foreach (var experience in visitor.Overrides?.Experiences ?? [])
        {
            if (_snapshot.ExperienceIndex.ByKey(experience.Key) is null
                && Decide(experience, ref visitor, enableTracking, enableStorage) is { } variation)
                results.Add(variation.Result);
        }
    }

    private void AddOverridden(List<FeatureResult> results)
    {
        foreach (var result in _core.Overrides?.EnabledFeatures ?? [])
        {
            if (_snapshot.FeatureIndex.ByKey(result.FeatureKey) is null && ForcedFeature(result.FeatureKey) is null)
                results.Add(result);
        }
    }
}
