using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A decision, explained. Decides as <see cref="Evaluator"/> does and keeps nothing.</summary>
internal static class Diagnosis
{
    internal static Diagnostic OfExperience(Experience experience, ref Visitor visitor)
    {
        var decision = Evaluator.Decide(experience, ref visitor);
        var details = new Dictionary<string, object?> { ["experience_key"] = experience.Key, ["experience_id"] = experience.Id };
        AddDecision(details, decision, Bucketing.BucketOf(experience, visitor.Id));
        AddRequirements(details, experience.Qualifications);
        if (visitor.PatternTimedOut)
            details["pattern_timed_out"] = true;
        return decision.Variation is { } variation
            ? new(DiagnosticReason.Resolved, $"The visitor gets the variation '{variation.Key ?? variation.Id}' of '{experience.Key}'.", details)
            : new(DiagnosticReason.AudienceMismatch, $"The visitor gets no variation of '{experience.Key}': {Sentence(experience, decision.Gate)}.", details);
    }

    /// <summary>Each experience that carries the feature, in turn, up to the one that turns it on.</summary>
    internal static Diagnostic OfFeature(Feature feature, ref Visitor visitor)
    {
        var outcomes = new Dictionary<string, string>();
        var details = new Dictionary<string, object?>
        {
            ["feature_key"] = feature.Key, ["feature_id"] = feature.Id, ["experiences"] = outcomes,
        };
        foreach (var experience in feature.CarriedBy)
        {
            var decision = Evaluator.Decide(experience, ref visitor);
            outcomes[experience.Key] = decision.Variation is null ? NameOf(decision.Gate) : "not_carried";
            if (decision.Variation is not { } variation)
                continue;
            visitor.State = visitor.State.WithDecision(experience.Id, variation.Id);
            if (variation.ResultOf(feature) is null)
                continue;
            outcomes[experience.Key] = "carried";
            details["experience_key"] = experience.Key;
            AddDecision(details, decision, Bucketing.BucketOf(experience, visitor.Id));
            return new(DiagnosticReason.Resolved, $"The feature '{feature.Key}' is on, by '{experience.Key}'.", details);
        }

        return new(DiagnosticReason.FeatureNotInSelectedVariations, outcomes.Count == 0
            ? $"No variation of any experience carries the feature '{feature.Key}'."
            : $"No variation that the visitor gets carries the feature '{feature.Key}'.", details);
    }

    private static void AddDecision(Dictionary<string, object?> details, Decision decision, int bucket)
    {
        details["bucket_value"] = bucket;
        if (decision.Variation is not { } variation)
        {
            details["gate"] = NameOf(decision.Gate);
            return;
        }

        details["variation_id"] = variation.Id;
        details["variation_key"] = variation.Key;
        details["decision"] = decision.IsForced ? "preview" : decision.IsOverridden ? "override" : decision.IsStored ? "stored" : "fresh";
    }

    private static void AddRequirements(Dictionary<string, object?> details, Qualifications required)
    {
        if (required.Locations is { } locations)
            details["locations"] = Array.ConvertAll(locations, location => location.Key);
        if (required.Audiences is { Length: > 0 } audiences)
            details["audiences"] = Array.ConvertAll(audiences, audience => audience.Key);
        if (required.SegmentIds is { Length: > 0 } segments)
            details["segments"] = segments.Clone();
    }

    private static string NameOf(Gate gate) => gate switch
    {
        Gate.Archived => "archived",
        Gate.Environment => "environment",
        Gate.Location => "location",
        Gate.Audience => "audience",
        Gate.Segment => "segment",
        Gate.Override => "override",
        _ => "traffic",
    };

    private static string Sentence(Experience experience, Gate gate) => gate switch
    {
        Gate.Archived => "it is archived",
        Gate.Environment => $"it is confined to the environment '{experience.Environment}'",
        Gate.Location => "no location matches",
        Gate.Audience => "its audiences do not match",
        Gate.Segment => "the visitor is in none of its segments",
        Gate.Override => "a test excludes everybody",
        Gate.Variations => "it has no variations",
        _ => "no variation's traffic includes the visitor's bucket",
    };
}
