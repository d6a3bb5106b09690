using Microsoft.Extensions.Logging;

namespace ConvertTyped.Diagnostics;

/// <summary>Creates diagnoses from explanations. Diagnoses are safe to log, because they contain no attribute values. Unresolved diagnoses are logged.</summary>
internal readonly struct DiagnosisWriter(ILogger logger, string visitorId, string? environment)
{
    /// <param name="key">The key that the caller passed.</param>
    /// <param name="explained">The explanation; null if there is no such experience or its evaluation failed.</param>
    /// <param name="error">The type of the exception; null if the evaluation did not fail.</param>
    internal Diagnosis Experience(string key, ExperienceExplanation? explained, string? error)
    {
        if (error is not null)
            return Write(DiagnosticReason.AudienceMismatch, Failed($"experience '{key}'", error), [new("experience_key", key), new("variation_key", null), new("error", error)]);
        if (explained is null)
            return Write(DiagnosticReason.ExperienceNotFound, $"The config has no experience '{key}'.", [new("experience_key", key), new("variation_key", null)]);
        var experience = explained.Experience;
        DiagnosisDetails details = [new("experience_key", experience.Key), new("experience_id", experience.Id)];
        details.AddDecision(explained);
        details.AddConditions(explained);
        return explained.Variation is { } variation
            ? Write(DiagnosticReason.Resolved, $"The visitor gets the variation '{variation.Key ?? variation.Id}' of the experience '{experience.Key}'.", details)
            : Write(DiagnosticReason.AudienceMismatch, $"The visitor gets no variation of the experience '{experience.Key}': {WhyNot(explained)}.", details);
    }

    /// <param name="key">The key that the caller passed.</param>
    /// <param name="explained">The explanation; null if there is no such feature or its evaluation failed.</param>
    /// <param name="error">The type of the exception; null if the evaluation did not fail.</param>
    internal Diagnosis Feature(string key, FeatureExplanation? explained, string? error)
    {
        DiagnosisDetails details = [new("feature_key", key), new("experience_key", explained?.Result?.ExperienceKey), new("variation_key", explained?.Result?.VariationKey)];
        if (error is not null)
            return Write(DiagnosticReason.FeatureNotInSelectedVariations, Failed($"feature '{key}'", error), [.. details, new("error", error)]);
        if (explained is null)
            return Write(DiagnosticReason.FeatureNotFound, $"The config has no feature '{key}'.", details);
        details.Add("feature_id", explained.Feature.Id);
        return explained.Origin is DecisionOrigin.Preview or DecisionOrigin.Override ? GivenFeature(explained, details) : CarriedFeature(explained, details);
    }

    internal Diagnosis Goal(string key, Goal? goal, string[] trackedGoalIds) => goal is null
        ? Write(DiagnosticReason.GoalNotFound, $"The config has no goal '{key}'.", [new("entity_key", key), new("goal_key", key)])
        : Write(DiagnosticReason.Resolved, $"The config has the goal '{goal.Key}'.",
            [new("entity_key", goal.Key), new("goal_key", goal.Key), new("goal_id", goal.Id), new("already_tracked", trackedGoalIds.Contains(goal.Id))]);

    internal Diagnosis Entity(string entityType, string keyOrId, ConfigEntity? entity)
    {
        var kind = entityType is { Length: > 1 } && entityType[^1] == 's' ? entityType[..^1] : entityType;
        return entity is null
            ? Write(DiagnosticReason.EntityNotFound, $"The config has no {kind} '{keyOrId}'.", [new("entity_type", entityType), new("entity_key", keyOrId)])
            : Write(DiagnosticReason.Resolved, $"The config has the {kind} '{entity.Key}'.",
                [new("entity_type", entityType), new("entity_key", entity.Key), new("entity_id", entity.Id)]);
    }

    private Diagnosis CarriedFeature(FeatureExplanation explained, DiagnosisDetails details)
    {
        var (key, result) = (explained.Feature.Key, explained.Result);
        details.Add("experiences", explained.Experiences.ToDictionary(experience => experience.Experience.Key, experience =>
            experience.Variation is null ? DiagnosisDetails.GateOf(experience) :
            result is not null && result.ExperienceKey == experience.Experience.Key ? "carried" :
            "not_carried"));
        if (result is not null)
        {
            details.AddDecision(explained.Experiences[^1]);
            return Write(DiagnosticReason.Resolved, $"The feature '{key}' is on because of the experience '{result.ExperienceKey}'.", details);
        }

        return Write(DiagnosticReason.FeatureNotInSelectedVariations, explained.Experiences.Count == 0
            ? $"No variation of any experience carries the feature '{key}'."
            : $"None of the visitor's variations carries the feature '{key}'.", details);
    }

    private Diagnosis GivenFeature(FeatureExplanation explained, DiagnosisDetails details)
    {
        var (key, result) = (explained.Feature.Key, explained.Result);
        var isPreview = explained.Origin == DecisionOrigin.Preview;
        details.Add("decision", isPreview ? "preview" : "override");
        return result is null
            ? Write(DiagnosticReason.FeatureNotInSelectedVariations, $"The feature '{key}' is off because a test overrides it.", details)
            : Write(DiagnosticReason.Resolved,
                $"The feature '{key}' is on because {(isPreview ? $"the experience '{result.ExperienceKey}' is previewed" : "a test overrides it")}.", details);
    }

    private Diagnosis Write(DiagnosticReason reason, string message, DiagnosisDetails details)
    {
        var visitor = Redaction.VisitorId(visitorId);
        var diagnosis = new Diagnosis(reason, message, details.Complete(reason, environment, visitor));
        if (!diagnosis.Resolved && logger.IsEnabled(LogLevel.Information))
            Log.Diagnosed(logger, diagnosis.ReasonValue, diagnosis.Message, visitor);
        return diagnosis;
    }

    private static string WhyNot(ExperienceExplanation explained) => explained switch
    {
        { Origin: DecisionOrigin.Override } => "a test excludes all visitors",
        { ClosedGate: DecisionGate.Archived } => "the experience is archived",
        { ClosedGate: DecisionGate.Environment } => $"the experience runs only in the environment '{explained.Experience.Environment}'",
        { ClosedGate: DecisionGate.Location } => "the location attributes match none of the experience's locations",
        { ClosedGate: DecisionGate.Audience } => "the visitor does not match the audiences",
        { ClosedGate: DecisionGate.Segment } => "the visitor is in none of the experience's segments",
        { Experience.Variations.Count: 0 } => "the experience has no variations",
        _ => "the visitor's bucket belongs to no variation",
    };

    private static string Failed(string entity, string error) =>
        $"The evaluation of the {entity} failed with {error}. Report this error to the maintainers of ConvertTyped.";
}
