namespace ConvertTyped;

/// <summary>
/// Explains why an experience, feature, goal or other entity is or is not available to a visitor. Creating a diagnosis stores no decision and sends no event.
/// </summary>
public sealed record Diagnosis
{
    internal Diagnosis(DiagnosticReason reason, string message, IReadOnlyDictionary<string, object?> details)
    {
        Reason = reason;
        Message = message;
        Details = details;
    }

    /// <summary>
    /// Whether the visitor gets a variation of the experience, or whether the feature is on for the visitor. For goals and other entities, whether
    /// the config has the entity.
    /// </summary>
    public bool Resolved => Reason == DiagnosticReason.Resolved;

    /// <summary>The outcome as an enum value. For the cause, read <see cref="Message"/> and <see cref="Details"/>.</summary>
    public DiagnosticReason Reason { get; }

    /// <summary>The reason in the spelling that all of Convert's SDKs share, such as <c>audience_mismatch</c>.</summary>
    public string ReasonValue => ValueOf(Reason);

    /// <summary>A description of the outcome and, if known, its cause.</summary>
    public string Message { get; }

    /// <summary>
    /// Facts from the config and the decision. These keys are always present: <c>reason</c>; <c>visitor_ref</c> (the first 16 hexadecimal digits of
    /// the SHA-256 hash of the visitor's id); <c>environment</c>; <c>bucket_value</c> (0 to 9999); and either <c>experience_key</c> and
    /// <c>variation_key</c>, or <c>entity_key</c>. The values of <c>environment</c>, <c>bucket_value</c>, <c>experience_key</c> and
    /// <c>variation_key</c> may be null. If the reason is <see cref="DiagnosticReason.AudienceMismatch"/>, <c>gate</c> is the first closed gate
    /// (<c>archived</c>, <c>environment</c>, <c>location</c>, <c>audience</c>, <c>segment</c> or <c>traffic</c>), or <c>override</c> if a test
    /// excludes all visitors. If the evaluation failed, there is no <c>gate</c>, and <c>error</c> is the name of the exception's type. The details
    /// are safe to log, because they contain no attribute values and no visitor ids.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Details { get; }

    /// <summary>The reason and the message.</summary>
    public override string ToString() => $"{ReasonValue}: {Message}";

    internal static string ValueOf(DiagnosticReason reason) => reason switch
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
}
