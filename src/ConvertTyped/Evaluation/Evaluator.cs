using System.Runtime.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>Evaluates <paramref name="subject"/> for one visitor.</summary>
internal delegate TResult Evaluation<in TSubject, out TResult>(TSubject subject, ref Visitor visitor);

/// <summary>Evaluates experiences and features. Runs use only the decisions; diagnoses and explanations also use the trace.</summary>
internal static class Evaluator
{
    internal static ExperienceResult? RunExperience(string key, ref Visitor visitor)
    {
        var experience = visitor.Sources.ExperienceOf(key);
        return experience is null ? NotFound<ExperienceResult>(key, visitor) : Run(experience, ref visitor);
    }

    internal static List<ExperienceResult> RunExperiences(List<ExperienceResult> results, ref Visitor visitor)
    {
        foreach (var experience in visitor.Sources.Config.ExperienceIndex.Array)
            Add(experience, ref visitor);
        foreach (var experience in visitor.Sources.ExperiencesBeyondConfig)
            Add(experience, ref visitor);
        return results;

        void Add(Experience experience, ref Visitor visitor)
        {
            if (Run(experience, ref visitor) is { } result)
                results.Add(result);
        }
    }

    internal static FeatureResult? RunFeature(string key, ref Visitor visitor)
    {
        visitor.Effects?.OnFeatureRead(key);
        var feature = visitor.Sources.FeatureOf(key);
        return feature is null ? NotFound<FeatureResult>(key, visitor) : Run(feature, ref visitor);
    }

    internal static List<FeatureResult> RunFeatures(List<FeatureResult> results, ref Visitor visitor)
    {
        visitor.Decided = [];
        foreach (var feature in visitor.Sources.Config.FeatureIndex.Array)
            Add(feature, ref visitor);
        foreach (var feature in visitor.Sources.FeaturesBeyondConfig)
            Add(feature, ref visitor);
        return results;

        void Add(Feature feature, ref Visitor visitor)
        {
            if (Run(feature, ref visitor) is { } result)
                results.Add(result);
        }
    }

    internal static ExperienceExplanation? ExplainExperience(string key, ref Visitor visitor)
    {
        if (visitor.Sources.ExperienceOf(key) is not { } experience)
            return null;
        var trace = visitor.StartTrace();
        Decide(experience, ref visitor);
        return trace.Experiences[0];
    }

    internal static FeatureExplanation? ExplainFeature(string key, ref Visitor visitor)
    {
        if (visitor.Sources.FeatureOf(key) is not { } feature)
            return null;
        var trace = visitor.StartTrace();
        var (result, origin, _) = Decide(feature, ref visitor);
        return new(feature, result, trace.Experiences, origin);
    }

    /// <summary>Makes a decision without applying its effects.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Decision Decide(Experience experience, ref Visitor visitor) => visitor is { Sources.IsConfigOnly: true, Trace: null }
        ? Gates.Decide(experience, ref visitor)
        : DecideFromSources(experience, ref visitor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Decision DecideFromSources(Experience experience, ref Visitor visitor)
    {
        var isGiven = visitor.Sources.TryDecide(experience, out var decision);
        if (!isGiven)
            decision = Gates.Decide(experience, ref visitor);
        if (visitor.Trace is not { } trace)
            return decision;
        if (isGiven)
            Gates.Decide(experience, ref visitor);
        trace.Add(experience, decision, Bucketing.BucketOf(experience, visitor.Id), visitor.Patterns.IsExceeded || visitor.Patterns.HasLongText);
        return decision;
    }

    // Methods that run for each decision are inlined, because each call would copy a decision.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ExperienceResult? Run(Experience experience, ref Visitor visitor)
    {
        var decision = DecideAndApply(experience, ref visitor);
        if (visitor.Observer is not null)
            Observe(experience.Key, decision.Variation is not null, decision, visitor);
        return decision.Variation?.Result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FeatureResult? Run(Feature feature, ref Visitor visitor)
    {
        var decision = Decide(feature, ref visitor);
        if (visitor.Observer is not null)
            Observe(feature.Key, decision.Result is not null, decision.Experience, visitor);
        return decision.Result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Observe(string key, bool isOn, in Decision decision, in Visitor visitor) =>
        visitor.Observer!.OnEvaluated(new(key, Exists: true, isOn, decision), visitor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TResult? NotFound<TResult>(string key, in Visitor visitor)
        where TResult : class
    {
        visitor.Observer?.OnEvaluated(new(key, Exists: false, IsOn: false, default), visitor);
        return null;
    }

    /// <summary>
    /// Makes a decision about a feature. If neither a preview nor an override decides, evaluates the experiences that carry the feature, in the config's order, up
    /// to the first experience that turns the feature on.
    /// </summary>
    private static FeatureDecision Decide(Feature feature, ref Visitor visitor)
    {
        if (!visitor.Sources.IsConfigOnly && GivenDecision(feature, visitor.Sources) is { } given)
            return given;
        var closest = default(Decision);
        foreach (var experience in visitor.Sources.Config.Carriers[feature])
        {
            var decision = DecideOnce(experience, ref visitor);
            if (decision.Variation?.ResultOf(feature) is { } result)
                return new(result, DecisionOrigin.None, decision);
            if (decision.IsRunning || closest == default)
                closest = decision;
        }

        return new(null, DecisionOrigin.None, closest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Decision DecideOnce(Experience experience, ref Visitor visitor) =>
        visitor.Decided is { } decided ? DecideOnce(experience, decided, ref visitor) : DecideAndApply(experience, ref visitor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Decision DecideOnce(Experience experience, Dictionary<Experience, Decision> decided, ref Visitor visitor)
    {
        if (!decided.TryGetValue(experience, out var decision))
            decided[experience] = decision = DecideAndApply(experience, ref visitor);
        return decision;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FeatureDecision? GivenDecision(Feature feature, in DecisionSources sources) =>
        sources.TryDecide(feature, out var decision) ? decision : null;

    /// <summary>
    /// Makes a decision, applies its effects, and returns the final decision. If another thread stored a decision first, the returned decision has the
    /// variation of the stored decision.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Decision DecideAndApply(Experience experience, ref Visitor visitor)
    {
        var decision = Decide(experience, ref visitor);
        if (visitor.Effects is { } effects)
            return decision with { Variation = effects.Apply(experience, decision, ref visitor) };
        if (decision.Variation is { } variation)
            visitor.State = visitor.State.WithDecision(experience.Id, variation.Id);
        return decision;
    }
}
