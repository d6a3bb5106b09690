using ConvertTyped.Evaluation;

namespace ConvertTyped.Testing.Overrides;

/// <summary>The overrides of one <see cref="TestConvert"/>.</summary>
internal sealed class OverrideTable : DecisionOverrides
{
    private readonly OverrideStacks<ExperienceOverride> _experiences = new();
    private readonly OverrideStacks<FeatureOverride> _features = new();

    internal override IEnumerable<Experience> Experiences => _experiences.Active.Select(added => added.Experience);

    internal override IEnumerable<Feature> Features => _features.Active.Select(added => added.Feature);

    internal IDisposable Add(ExperienceOverride added) => _experiences.Push(added.Experience.Key, added);

    internal IDisposable Add(FeatureOverride added) => _features.Push(added.Feature.Key, added);

    internal bool Contains(Experience experience) => _experiences.Find(experience.Key) is not null;

    internal override Experience? ExperienceOf(string key) => _experiences.Find(key)?.Experience;

    internal override Feature? FeatureOf(string key) => _features.Find(key)?.Feature;

    internal override bool TryDecide(Experience experience, out Variation? variation)
    {
        var added = _experiences.Find(experience.Key);
        variation = added?.VariationOf(experience);
        return added is not null;
    }

    internal override bool TryDecide(string featureKey, out FeatureResult? result)
    {
        var added = _features.Find(featureKey);
        result = added?.Result;
        return added is not null;
    }

    internal override bool Serve(string visitorId, Experience experience) => _experiences.Find(experience.Key)?.Serve(visitorId) ?? false;

    internal override VisitorState Over(string visitorId, VisitorState state)
    {
        foreach (var added in _experiences.Active)
            state = added.Over(visitorId, state);
        return state;
    }
}

/// <summary>Switches a feature on with a result, or off if the result is null.</summary>
internal sealed record FeatureOverride(Feature Feature, FeatureResult? Result);
