namespace ConvertTyped;

/// <summary>
/// Whether evaluations are recorded as OpenTelemetry describes for feature flags (<c>feature_flag.evaluation</c>). Everything is off by default; what is off costs
/// nothing.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The category of the log records, for filters.</summary>
    public const string LogCategory = "ConvertTyped.FeatureFlags";

    /// <summary>
    /// Whether each evaluation of a feature or an experience is a log record: level Information, category <see cref="LogCategory"/>, event name
    /// <c>feature_flag.evaluation</c>, with the convention's attributes. The default is false.
    /// </summary>
    public bool LogEvaluations { get; set; }

    /// <summary>Whether each evaluation is an event on the current <see cref="System.Diagnostics.Activity"/>, with the same name and attributes. The default is false.</summary>
    public bool AddActivityEvents { get; set; }

    /// <summary>
    /// Whether the variation that a visitor has in a running experience is a tag of the current <see cref="System.Diagnostics.Activity"/>:
    /// <c>convert.experience.{key}</c>. The default is false.
    /// </summary>
    public bool AddActivityTags { get; set; }

    /// <summary>
    /// Whether log records and activity events contain the visitor's id as <c>feature_flag.context.id</c>. The default is false, because the id may be personal data.
    /// </summary>
    public bool IncludeVisitorId { get; set; }

    internal bool IsOn => LogEvaluations || AddActivityEvents || AddActivityTags;

    internal TelemetryOptions Copy() => (TelemetryOptions)MemberwiseClone();

    /// <summary>What is on.</summary>
    public override string ToString() =>
        $"evaluations: log {OnOff(LogEvaluations)}, activity events {OnOff(AddActivityEvents)}, activity tags {OnOff(AddActivityTags)}, visitor ids {OnOff(IncludeVisitorId)}";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
