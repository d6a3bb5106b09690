namespace ConvertTyped;

/// <summary>What a <see cref="Diagnosis"/> found.</summary>
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
