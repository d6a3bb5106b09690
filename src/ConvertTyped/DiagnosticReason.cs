namespace ConvertTyped;

/// <summary>The outcome of a <see cref="Diagnosis"/>.</summary>
public enum DiagnosticReason
{
    /// <summary>The visitor gets a variation of the experience, the feature is on, or the config has the goal or other entity.</summary>
    Resolved,

    /// <summary>
    /// The experience exists, but the visitor gets no variation. The cause is a closed gate (not necessarily the audience gate), an override by a test, or a
    /// failed evaluation.
    /// </summary>
    AudienceMismatch,

    /// <summary>The config has no experience with the given key.</summary>
    ExperienceNotFound,

    /// <summary>The config has no feature with the given key.</summary>
    FeatureNotFound,

    /// <summary>
    /// The feature exists, but is off for the visitor: none of the visitor's variations carries the feature, a test turns the feature off, or the
    /// evaluation failed.
    /// </summary>
    FeatureNotInSelectedVariations,

    /// <summary>The config has no goal with the given key.</summary>
    GoalNotFound,

    /// <summary>The config has no entity of the given kind with the given key or id, or the kind does not exist.</summary>
    EntityNotFound,

    /// <summary>The config has no project. Never returned, because such a config is rejected when it is loaded.</summary>
    ProjectMappingRequired,
}
