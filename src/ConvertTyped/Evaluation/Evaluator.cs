namespace ConvertTyped.Evaluation;

/// <summary>Evaluates <paramref name="subject"/> for one visitor.</summary>
internal delegate TResult Evaluation<in TSubject, out TResult>(TSubject subject, ref Visitor visitor);

/// <summary>The one implementation of decisions. Running uses their outcome; diagnosing and explaining also use their trace.</summary>
internal static class Evaluator
{
    internal static ExperienceResult? RunExperience(string key, ref Visitor visitor) =>
        visitor.Sources.ExperienceOf(key) is { } experience ? DecideAndApply(experience, ref visitor)?.Result : null;

    internal static List<ExperienceResult> RunExperiences(List<ExperienceResult> results, ref Visitor visitor)
    {
        foreach (var experience in visitor.Sources.Config.ExperienceIndex.Array)
            Add(experience, ref visitor);
        foreach (var experience in visitor.Sources.ExperiencesBeyondConfig)
            Add(experience, ref visitor);
        return results;

        void Add(Experience experience, ref Visitor visitor)
        {
            if (DecideAndApply(experience, ref visitor) is { } variation)
                results.Add(variation.Result);
        }
    }

    internal static FeatureResult? RunFeature(string key, ref Visitor visitor) =>
        visitor.Sources.FeatureOf(key) is { } feature ? Decide(feature, ref visitor).Result : null;

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
            if (Decide(feature, ref visitor).Result is { } result)
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
        var (result, origin) = Decide(feature, ref visitor);
        return new(feature, result, trace.Experiences, origin);
    }

    /// <summary>Decides without applying effects.</summary>
    internal static Decision Decide(Experience experience, ref Visitor visitor)
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

    /// <summary>Evaluates the experiences that carry the feature, in the config's order, up to the first one that turns it on.</summary>
    private static FeatureDecision Decide(Feature feature, ref Visitor visitor)
    {
        if (visitor.Sources.TryDecide(feature, out var decision))
            return decision;
        foreach (var experience in visitor.Sources.Config.Carriers[feature])
        {
            if (DecideOnce(experience, ref visitor)?.ResultOf(feature) is { } result)
                return new(result, DecisionOrigin.None);
        }

        return default;
    }

    private static Variation? DecideOnce(Experience experience, ref Visitor visitor)
    {
        if (visitor.Decided is not { } decided)
            return DecideAndApply(experience, ref visitor);
        if (!decided.TryGetValue(experience, out var variation))
            decided[experience] = variation = DecideAndApply(experience, ref visitor);
        return variation;
    }

    private static Variation? DecideAndApply(Experience experience, ref Visitor visitor)
    {
        var decision = Decide(experience, ref visitor);
        if (visitor.Effects is { } effects)
            return effects.Apply(experience, decision, ref visitor);
        if (decision.Variation is { } variation)
            visitor.State = visitor.State.WithDecision(experience.Id, variation.Id);
        return decision.Variation;
    }
}
