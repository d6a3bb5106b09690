namespace ConvertTyped;

/// <summary>Why something does, or does not, resolve for a visitor. Found out without bucketing, storing or reporting anything.</summary>
public sealed record Diagnostic
{
    internal Diagnostic(DiagnosticReason reason, string message, IReadOnlyDictionary<string, object?> details)
    {
        Reason = reason;
        Message = message;
        Details = details;
    }

    /// <summary>Whether the visitor gets it, or the entity is there.</summary>
    public bool Resolved => Reason == DiagnosticReason.Resolved;

    /// <summary>Why.</summary>
    public DiagnosticReason Reason { get; }

    /// <summary>The reason as all of Convert's SDKs spell it, such as <c>audience_mismatch</c>.</summary>
    public string ReasonValue => Reason switch
    {
        DiagnosticReason.Resolved => "resolved",
        DiagnosticReason.AudienceMismatch => "audience_mismatch",
        DiagnosticReason.ExperienceNotFound => "experience_not_found",
        DiagnosticReason.FeatureNotFound => "feature_not_found",
        DiagnosticReason.FeatureNotInSelectedVariations => "feature_not_in_selected_variations",
        DiagnosticReason.GoalNotFound => "goal_not_found",
        DiagnosticReason.EntityNotFound => "entity_not_found",
        _ => "project_mapping_required",
    };

    /// <summary>The same in a sentence, for people.</summary>
    public string Message { get; }

    /// <summary>
    /// Facts from the config and the decision, safe to log: keys and ids, the <c>gate</c> that turned the visitor away (<c>environment</c>,
    /// <c>archived</c>, <c>location</c>, <c>audience</c>, <c>segment</c> or <c>traffic</c>), the <c>bucket_value</c> (0 to 9999). Never attribute
    /// values or visitor ids.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Details { get; }
}

/// <summary>What a <see cref="Diagnostic"/> found.</summary>
public enum DiagnosticReason
{
    /// <summary>The visitor gets it, or the entity is there.</summary>
    Resolved,

    /// <summary>The experience is there, but the visitor gets no variation of it, whichever gate it was that turned the visitor away.</summary>
    AudienceMismatch,

    /// <summary>The config has no experience of that key.</summary>
    ExperienceNotFound,

    /// <summary>The config has no feature of that key.</summary>
    FeatureNotFound,

    /// <summary>The feature is declared, but no variation that the visitor gets carries it.</summary>
    FeatureNotInSelectedVariations,

    /// <summary>The config has no goal of that key.</summary>
    GoalNotFound,

    /// <summary>The config has no entity of that kind with that key or id, or there is no such kind.</summary>
    EntityNotFound,

    /// <summary>The config names no project. Never found here, because a config without a project is refused when it is loaded.</summary>
    ProjectMappingRequired,
}
