namespace ConvertTyped;

/// <summary>The outcome of a <see cref="Diagnosis"/>.</summary>
public enum DiagnosticReason
{
    /// <summary>The visitor gets the variation or feature, or the entity exists.</summary>
    Resolved,

    /// <summary>The experience exists, but the visitor does not qualify for it. Any gate can be the cause, not only an audience.</summary>
    AudienceMismatch,

    /// <summary>The config has no experience with the given key.</summary>
    ExperienceNotFound,

    /// <summary>The config has no feature with the given key.</summary>
    FeatureNotFound,

    /// <summary>The feature is declared, but none of the visitor's variations carries it.</summary>
    FeatureNotInSelectedVariations,

    /// <summary>The config has no goal with the given key.</summary>
    GoalNotFound,

    /// <summary>The config has no entity of the given kind with the given key or id, or the kind does not exist.</summary>
    EntityNotFound,

    /// <summary>The config has no project. Never returned, because such a config is rejected when it is loaded.</summary>
    ProjectMappingRequired,
}
