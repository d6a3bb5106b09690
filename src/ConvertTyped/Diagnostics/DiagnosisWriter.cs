using Microsoft.Extensions.Logging;

namespace ConvertTyped.Diagnostics;

/// <summary>What explanations say, without attribute values: safe to log, and logged where something does not resolve.</summary>
internal readonly struct DiagnosisWriter(ILogger logger, string visitorId)
{
    /// <param name="key">The key that was asked for.</param>
    /// <param name="explained">Null where there is no such experience, or evaluating it failed.</param>
    /// <param name="error">The type of the exception; null where evaluating did not fail.</param>
    internal Diagnostic OfExperience(string key, ExperienceExplanation? explained, string? error)
    {
        if (explained is null)
        {
            return error is null
                ? Of(DiagnosticReason.ExperienceNotFound, $"The config has no experience '{key}'.", new() { ["experience_key"] = key })
                : Of(DiagnosticReason.AudienceMismatch, Failed(key, error), new() { ["experience_key"] = key, ["error"] = error });
        }

        var experience = explained.Experience;
        var details = new Dictionary<string, object?> { ["experience_key"] = experience.Key, ["experience_id"] = experience.Id };
        AddDecision(details, explained);
        AddConditions(details, "locations", explained, DecisionGate.Location);
        AddConditions(details, "audiences", explained, DecisionGate.Audience);
        AddConditions(details, "segments", explained, DecisionGate.Segment);
        if (explained.PatternTimedOut)
            details["pattern_timed_out"] = true;
        return explained.Variation is { } variation
            ? Of(DiagnosticReason.Resolved, $"The visitor gets the variation '{variation.Key ?? variation.Id}' of '{experience.Key}'.", details)
            : Of(DiagnosticReason.AudienceMismatch, $"The visitor gets no variation of '{experience.Key}': {WhyNot(explained)}.", details);
    }

    /// <param name="key">The key that was asked for.</param>
    /// <param name="explained">Null where there is no such feature, or evaluating it failed.</param>
    /// <param name="error">The type of the exception; null where evaluating did not fail.</param>
    internal Diagnostic OfFeature(string key, FeatureExplanation? explained, string? error)
    {
        if (explained is null)
        {
            return error is null
                ? Of(DiagnosticReason.FeatureNotFound, $"The config has no feature '{key}'.", new() { ["feature_key"] = key })
                : Of(DiagnosticReason.FeatureNotInSelectedVariations, Failed(key, error), new() { ["feature_key"] = key, ["error"] = error });
        }

        var feature = explained.Feature;
        var details = new Dictionary<string, object?> { ["feature_key"] = feature.Key, ["feature_id"] = feature.Id };
        if (explained.Origin is DecisionOrigin.Preview or DecisionOrigin.Override)
            return OfGivenFeature(explained, details);
        details["experiences"] = explained.Experiences.ToDictionary(experience => experience.Experience.Key, experience =>
            experience.Variation is null ? GateOf(experience) : IsCarrier(experience, explained.Result) ? "carried" : "not_carried");
        if (explained.Result is null)
        {
            return Of(DiagnosticReason.FeatureNotInSelectedVariations, explained.Experiences.Count == 0
                ? $"No variation of any experience carries the feature '{feature.Key}'."
                : $"None of the visitor's variations carries the feature '{feature.Key}'.", details);
        }

        details["experience_key"] = explained.Result.ExperienceKey;
        AddDecision(details, explained.Experiences[^1]);
        return Of(DiagnosticReason.Resolved, $"The feature '{feature.Key}' is on because of '{explained.Result.ExperienceKey}'.", details);
    }

    internal Diagnostic OfGoal(string key, Goal? goal, string[] trackedGoalIds) => goal is null
        ? Of(DiagnosticReason.GoalNotFound, $"The config has no goal '{key}'.", new() { ["goal_key"] = key })
        : Of(DiagnosticReason.Resolved, $"The config has the goal '{goal.Key}'.", new()
        {
            ["goal_key"] = goal.Key, ["goal_id"] = goal.Id, ["already_tracked"] = trackedGoalIds.Contains(goal.Id),
        });

    internal Diagnostic OfEntity(string entityType, string keyOrId, ConfigEntity? entity) => entity is null
        ? Of(DiagnosticReason.EntityNotFound, $"The config has no {entityType} '{keyOrId}'.", new() { ["entity_type"] = entityType, ["key"] = keyOrId })
        : Of(DiagnosticReason.Resolved, $"The config has the {entityType} '{entity.Key}'.", new()
        {
            ["entity_type"] = entityType, ["key"] = entity.Key, ["id"] = entity.Id,
        });

    private Diagnostic OfGivenFeature(FeatureExplanation explained, Dictionary<string, object?> details)
    {
        var (key, by) = (explained.Feature.Key, explained.Origin == DecisionOrigin.Preview ? "preview" : "override");
        details["decision"] = by;
        if (explained.Result is not { } result)
            return Of(DiagnosticReason.FeatureNotInSelectedVariations, $"The feature '{key}' is off because of a test's override.", details);
        if (result.ExperienceKey is not null)
            (details["experience_key"], details["variation_key"]) = (result.ExperienceKey, result.VariationKey);
        return Of(DiagnosticReason.Resolved, explained.Origin == DecisionOrigin.Preview
            ? $"The feature '{key}' is on because of the preview of '{result.ExperienceKey}'."
            : $"The feature '{key}' is on because of a test's override.", details);
    }

    private Diagnostic Of(DiagnosticReason reason, string message, Dictionary<string, object?> details)
    {
        var diagnostic = new Diagnostic(reason, message, details);
        if (!diagnostic.Resolved && logger.IsEnabled(LogLevel.Information))
            Log.Diagnosed(logger, diagnostic.ReasonValue, diagnostic.Message, Redaction.VisitorId(visitorId));
        return diagnostic;
    }

    private static void AddDecision(Dictionary<string, object?> details, ExperienceExplanation explained)
    {
        details["bucket_value"] = explained.BucketValue;
        if (explained.Variation is not { } variation)
        {
            details["gate"] = GateOf(explained);
            return;
        }

        details["variation_id"] = variation.Id;
        details["variation_key"] = variation.Key;
        details["decision"] = explained.Origin switch
        {
            DecisionOrigin.Preview => "preview",
            DecisionOrigin.Override => "override",
            DecisionOrigin.Stored => "stored",
            _ => "fresh",
        };
    }

    private static void AddConditions(Dictionary<string, object?> details, string name, ExperienceExplanation explained, DecisionGate gate)
    {
        if (explained.Gates.First(other => other.Gate == gate).Conditions is { Count: > 0 } conditions)
            details[name] = conditions.Select(condition => condition.Name).ToArray();
    }

    private static bool IsCarrier(ExperienceExplanation experience, FeatureResult? result) =>
        result is not null && result.ExperienceKey == experience.Experience.Key;

    private static string GateOf(ExperienceExplanation explained) => explained switch
    {
        { Origin: DecisionOrigin.Override } => "override",
        { ClosedGate: DecisionGate.Archived } => "archived",
        { ClosedGate: DecisionGate.Environment } => "environment",
        { ClosedGate: DecisionGate.Location } => "location",
        { ClosedGate: DecisionGate.Audience } => "audience",
        { ClosedGate: DecisionGate.Segment } => "segment",
        _ => "traffic",
    };

    private static string WhyNot(ExperienceExplanation explained) => explained switch
    {
        { Origin: DecisionOrigin.Override } => "a test excludes everybody",
        { ClosedGate: DecisionGate.Archived } => "the experience is archived",
        { ClosedGate: DecisionGate.Environment } => $"the experience runs only in the environment '{explained.Experience.Environment}'",
        { ClosedGate: DecisionGate.Location } => "no location matches",
        { ClosedGate: DecisionGate.Audience } => "the audiences do not match",
        { ClosedGate: DecisionGate.Segment } => "the visitor is in none of the segments",
        { Experience.Variations.Count: 0 } => "the experience has no variations",
        _ => "the visitor's bucket belongs to no variation",
    };

    private static string Failed(string key, string error) => $"Evaluating '{key}' failed with {error}.";
}
