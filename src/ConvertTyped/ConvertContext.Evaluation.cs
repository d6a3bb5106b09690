using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    /// <summary>The variation that the visitor sees in an experience; null when there is no such experience or the visitor gets none of it.</summary>
    /// <param name="experienceKey">The experience's key.</param>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    /// <param name="enableTracking">Whether a new decision is reported to Convert. False: it is made and kept all the same.</param>
    /// <param name="enableStorage">Whether a new decision is kept for the visitor.</param>
    public ExperienceResult? RunExperience(
        [ExperienceKey] string experienceKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true,
        bool enableStorage = true)
    {
        if (ExperienceOf(experienceKey) is not { } experience)
            return null;
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            return Decide(experience, ref visitor, enableTracking, enableStorage)?.Result;
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>The variations that the visitor sees, one for each experience that gives any, in the config's order; never null.</summary>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    /// <param name="enableTracking">Whether new decisions are reported to Convert. False: they are made and kept all the same.</param>
    /// <param name="enableStorage">Whether new decisions are kept for the visitor.</param>
    public IReadOnlyList<ExperienceResult> RunExperiences(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true,
        bool enableStorage = true)
    {
        var results = new List<ExperienceResult>(_snapshot.ExperienceIndex.Array.Length);
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            foreach (var experience in _snapshot.ExperienceIndex.Array)
            {
                if (Decide(experience, ref visitor, enableTracking, enableStorage) is { } variation)
                    results.Add(variation.Result);
            }

            AddDraft(results);
            AddOverridden(results, ref visitor, enableTracking, enableStorage);
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
        }

        return results;
    }

    /// <summary>A feature and its variables as the visitor gets them; null when there is no such feature or it is off for the visitor.</summary>
    /// <remarks>Decides, and reports, the experiences that carry the feature up to the first that turns it on, and no others.</remarks>
    /// <param name="featureKey">The feature's key.</param>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    /// <param name="enableTracking">Whether new decisions are reported to Convert. False: they are made and kept all the same.</param>
    /// <param name="enableStorage">Whether new decisions are kept for the visitor.</param>
    public FeatureResult? RunFeature(
        [FeatureKey] string featureKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true,
        bool enableStorage = true)
    {
        if (ForcedFeature(featureKey) is { } forced)
            return forced;
        if (IsOverridden(featureKey, out var overridden))
            return overridden;
        if (_snapshot.FeatureIndex.ByKey(featureKey) is not { } feature)
            return null;
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            foreach (var experience in feature.CarriedBy)
            {
                if (Decide(experience, ref visitor, enableTracking, enableStorage)?.ResultOf(feature) is { } result)
                    return result;
            }
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
        }

        return null;
    }

    /// <summary>The features that are on for the visitor, in the config's order; never null.</summary>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    /// <param name="enableTracking">Whether new decisions are reported to Convert. False: they are made and kept all the same.</param>
    /// <param name="enableStorage">Whether new decisions are kept for the visitor.</param>
    public IReadOnlyList<FeatureResult> RunFeatures(
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null,
        bool enableTracking = true,
        bool enableStorage = true)
    {
        var results = new List<FeatureResult>();
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            var decided = new Dictionary<Experience, Variation?>();
            foreach (var feature in _snapshot.FeatureIndex.Array)
            {
                if (ForcedFeature(feature.Key) is { } forced)
                {
                    results.Add(forced);
                    continue;
                }

                if (IsOverridden(feature.Key, out var overridden))
                {
                    if (overridden is not null)
                        results.Add(overridden);
                    continue;
                }

                foreach (var experience in feature.CarriedBy)
                {
                    if (!decided.TryGetValue(experience, out var variation))
                        decided[experience] = variation = Decide(experience, ref visitor, enableTracking, enableStorage);
                    if (variation?.ResultOf(feature) is not { } result)
                        continue;
                    results.Add(result);
                    break;
                }
            }

            AddDraft(results);
            AddOverridden(results);
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
        }

        return results;
    }

    /// <summary>Matches custom segments against the visitor's attributes and records those that match for the visitor.</summary>
    /// <param name="segmentKeys">The keys of the segments to match; unknown ones are no error.</param>
    /// <param name="ruleData">Over the visitor's attributes, for this call only.</param>
    /// <returns>The ids recorded by this call; never null.</returns>
    public CustomSegmentsResult RunCustomSegments(
        [SegmentKey] IEnumerable<string> segmentKeys, IReadOnlyDictionary<string, object?>? ruleData = null)
    {
        ArgumentNullException.ThrowIfNull(segmentKeys);
        try
        {
            var visitor = Observe(ruleData, null);
            var matched = CustomSegments.Match(_snapshot.SegmentIndex.Array, segmentKeys.ToHashSet(StringComparer.Ordinal), ref visitor);
            return matched.Length == 0 ? CustomSegmentsResult.None : Record(matched);
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
            return CustomSegmentsResult.None;
        }
    }

    /// <summary>As the other, for a single segment and without allocating on a miss.</summary>
    /// <param name="segmentKey">The key of the segment to match; an unknown one is no error.</param>
    /// <param name="ruleData">Over the visitor's attributes, for this call only.</param>
    /// <returns>The id recorded by this call, or none; never null.</returns>
    public CustomSegmentsResult RunCustomSegments([SegmentKey] string segmentKey, IReadOnlyDictionary<string, object?>? ruleData = null)
    {
        ArgumentNullException.ThrowIfNull(segmentKey);
        if (_snapshot.SegmentIndex.ByKey(segmentKey) is not { } segment)
            return CustomSegmentsResult.None;
        try
        {
            var visitor = Observe(ruleData, null);
            return CustomSegments.Matches(segment, ref visitor) ? Record([segment.Id]) : CustomSegmentsResult.None;
        }
        catch (Exception exception)
        {
            Log.EvaluationFailed(_core.Logger, exception.GetType().Name);
            return CustomSegmentsResult.None;
        }
    }

    internal void WarnOfShape(string featureKey, string variable, string member) => _core.UnfitVariables.Warn(featureKey, variable, member);

    private CustomSegmentsResult Record(string[] segmentIds)
    {
        var entry = Origin.KeptEntry();
        var added = entry.AddCustomSegments(segmentIds);
        Changed(entry);
        return added.Length == 0 ? CustomSegmentsResult.None : new(Array.AsReadOnly(added));
    }
}
