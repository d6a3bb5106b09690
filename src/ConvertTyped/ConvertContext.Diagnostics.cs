using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    /// <summary>
    /// Why <see cref="RunExperience"/> gives the visitor what it gives: <see cref="DiagnosticReason.Resolved"/>,
    /// <see cref="DiagnosticReason.AudienceMismatch"/> or <see cref="DiagnosticReason.ExperienceNotFound"/>. Buckets, stores and reports nothing.
    /// </summary>
    /// <param name="experienceKey">The experience's key.</param>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    public Diagnostic DiagnoseExperience(
        [ExperienceKey] string experienceKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        var experience = ExperienceOf(experienceKey);
        if (experience is null)
            return Missed(DiagnosticReason.ExperienceNotFound, $"The config has no experience '{experienceKey}'.", new() { ["experience_key"] = experienceKey });
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            return Logged(Diagnosis.OfExperience(experience, ref visitor));
        }
        catch (Exception exception)
        {
            return Missed(DiagnosticReason.AudienceMismatch, $"Evaluating '{experience.Key}' failed with {exception.GetType().Name}.", new()
            {
                ["experience_key"] = experience.Key, ["experience_id"] = experience.Id, ["error"] = exception.GetType().Name,
            });
        }
    }

    /// <summary>
    /// Why <see cref="RunFeature"/> gives the visitor what it gives: <see cref="DiagnosticReason.Resolved"/>,
    /// <see cref="DiagnosticReason.FeatureNotFound"/> or <see cref="DiagnosticReason.FeatureNotInSelectedVariations"/>. Buckets, stores and
    /// reports nothing.
    /// </summary>
    /// <param name="featureKey">The feature's key.</param>
    /// <param name="attributes">Over the visitor's attributes, for this call only.</param>
    /// <param name="locationAttributes">Over the context's location attributes, for this call only.</param>
    public Diagnostic DiagnoseFeature(
        [FeatureKey] string featureKey,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        if (ForcedFeature(featureKey) is { } forced)
        {
            return new(DiagnosticReason.Resolved, $"The feature '{forced.FeatureKey}' is on, by the preview of '{forced.ExperienceKey}'.", new Dictionary<string, object?>
            {
                ["feature_key"] = forced.FeatureKey, ["feature_id"] = forced.FeatureId, ["experience_key"] = forced.ExperienceKey,
                ["variation_key"] = forced.VariationKey, ["decision"] = "preview",
            });
        }

        if (IsOverridden(featureKey, out var overridden))
            return OfOverride(featureKey, overridden);
        if (_snapshot.FeatureIndex.ByKey(featureKey) is not { } feature)
            return Missed(DiagnosticReason.FeatureNotFound, $"The config has no feature '{featureKey}'.", new() { ["feature_key"] = featureKey });
        try
        {
            var visitor = Observe(attributes, locationAttributes);
            return Logged(Diagnosis.OfFeature(feature, ref visitor));
        }
        catch (Exception exception)
        {
            return Missed(DiagnosticReason.FeatureNotInSelectedVariations, $"Evaluating '{feature.Key}' failed with {exception.GetType().Name}.", new()
            {
                ["feature_key"] = feature.Key, ["feature_id"] = feature.Id, ["error"] = exception.GetType().Name,
            });
        }
    }

    /// <summary>
    /// Whether a goal is there to be tracked: <see cref="DiagnosticReason.Resolved"/>, with <c>already_tracked</c> for the visitor, or
    /// <see cref="DiagnosticReason.GoalNotFound"/>.
    /// </summary>
    public Diagnostic DiagnoseGoal([GoalKey] string goalKey) => _snapshot.GoalIndex.ByKey(goalKey) is { } goal
        ? new(DiagnosticReason.Resolved, $"The goal '{goal.Key}' is there.", new Dictionary<string, object?>
        {
            ["goal_key"] = goal.Key, ["goal_id"] = goal.Id, ["already_tracked"] = State.Goals.Contains(goal.Id),
        })
        : Missed(DiagnosticReason.GoalNotFound, $"The config has no goal '{goalKey}'.", new() { ["goal_key"] = goalKey });

    /// <summary>
    /// Whether the config has an entity: <see cref="DiagnosticReason.Resolved"/> or <see cref="DiagnosticReason.EntityNotFound"/>.
    /// </summary>
    /// <param name="entityType">The kind, singular or plural: <c>experience</c>, <c>feature</c>, <c>goal</c>, <c>audience</c>, <c>location</c>, <c>segment</c>.</param>
    /// <param name="keyOrId">The entity's key, or else its id.</param>
    public Diagnostic DiagnoseEntity(string entityType, string keyOrId)
    {
        var entity = _snapshot.GetConfigEntity(entityType, keyOrId) ?? _snapshot.GetConfigEntityById(entityType, keyOrId);
        return entity is null
            ? Missed(DiagnosticReason.EntityNotFound, $"The config has no {entityType} '{keyOrId}'.", new() { ["entity_type"] = entityType, ["key"] = keyOrId })
            : new(DiagnosticReason.Resolved, $"The {entityType} '{entity.Key}' is there.", new Dictionary<string, object?>
            {
                ["entity_type"] = entityType, ["key"] = entity.Key, ["id"] = entity.Id,
            });
    }

    private Diagnostic OfOverride(string featureKey, FeatureResult? overridden) => Logged(overridden is null
        ? new(DiagnosticReason.FeatureNotInSelectedVariations, $"The feature '{featureKey}' is off: a test has it so.", new Dictionary<string, object?>
        {
            ["feature_key"] = featureKey, ["decision"] = "override",
        })
        : new(DiagnosticReason.Resolved, $"The feature '{featureKey}' is on: a test has it so.", new Dictionary<string, object?>
        {
            ["feature_key"] = featureKey, ["feature_id"] = overridden.FeatureId, ["decision"] = "override",
        }));

    private Diagnostic Missed(DiagnosticReason reason, string message, Dictionary<string, object?> details) => Logged(new(reason, message, details));

    private Diagnostic Logged(Diagnostic diagnostic)
    {
        if (!diagnostic.Resolved && _core.Logger.IsEnabled(LogLevel.Information))
            Log.Diagnosed(_core.Logger, diagnostic.ReasonValue, diagnostic.Message, Redaction.VisitorId(VisitorId));
        return diagnostic;
    }
}
