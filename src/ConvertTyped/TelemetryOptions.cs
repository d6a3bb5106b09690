namespace ConvertTyped;

/// <summary>
/// Options for recording evaluations according to OpenTelemetry's conventions for feature flags (<c>feature_flag.evaluation</c>). All options are off by
/// default, and an option that is off adds no overhead.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The category of the log records. Use it in the filters of your logging configuration.</summary>
    public const string LogCategory = "ConvertTyped.FeatureFlags";

    /// <summary>
    /// Whether each evaluation of a feature or an experience writes a log record with the attributes of OpenTelemetry's conventions. The
    /// record's level is Information, its category is <see cref="LogCategory"/>, and its event name is <c>feature_flag.evaluation</c>.
    /// The default is false.
    /// </summary>
    public bool LogEvaluations { get; set; }

    /// <summary>
    /// Whether each evaluation adds an event to the current <see cref="System.Diagnostics.Activity"/>, with the same name and attributes as the log
    /// record. The default is false.
    /// </summary>
    public bool AddActivityEvents { get; set; }

    /// <summary>
    /// Whether the visitor's variation of each evaluated experience is set as the tag <c>convert.experience.{key}</c> of the current
    /// <see cref="System.Diagnostics.Activity"/>. The default is false.
    /// </summary>
    public bool AddActivityTags { get; set; }

    /// <summary>
    /// Whether log records and activity events contain the visitor's id as <c>feature_flag.context.id</c>. The default is false, because the id
    /// may be personal data.
    /// </summary>
    public bool IncludeVisitorId { get; set; }

    internal bool IsOn => LogEvaluations || AddActivityEvents || AddActivityTags;

    internal TelemetryOptions Copy() => (TelemetryOptions)MemberwiseClone();

    /// <summary>Returns a list of the options, with <c>on</c> or <c>off</c> for each.</summary>
    public override string ToString() =>
        $"evaluations: log {OnOff(LogEvaluations)}, activity events {OnOff(AddActivityEvents)}, activity tags {OnOff(AddActivityTags)}, visitor ids {OnOff(IncludeVisitorId)}";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
