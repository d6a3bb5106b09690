namespace ConvertTyped.Hosting;

/// <summary>
/// Settings for <c>builder.AddConvert</c> and <c>builder.AddKeyedConvert</c>. They are read from the configuration section <c>Aspire:Convert</c>,
/// then from <c>Aspire:Convert:{connectionName}</c>, whose values take precedence.
/// </summary>
public sealed class ConvertClientSettings
{
    /// <summary>
    /// The connection string, which can set <c>SdkKey</c>, <c>SdkKeySecret</c>, <c>Environment</c> and <c>Endpoint</c>, for example
    /// <c>Endpoint=http://127.0.0.1:5390;SdkKey=local</c>. A value from the section <c>Aspire:Convert</c> is used only if the application has no
    /// connection string with the name that was passed to <c>AddConvert</c> or <c>AddKeyedConvert</c>. Options that the connection string does not
    /// set come from code and, for the unnamed core, from the section <c>Convert</c>.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether the health check is omitted. The default is false.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>
    /// Whether traces are omitted: the activities of requests to Convert, and the visitor's variations as tags of the current activity. The default is false.
    /// </summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether the meter <c>ConvertTyped</c> is omitted. The default is false.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>Whether the log records of evaluations are omitted (<see cref="TelemetryOptions.LogEvaluations"/>). The default is false.</summary>
    public bool DisableEvaluationLogs { get; set; }

    /// <summary>The settings, without the connection string, which may contain secrets.</summary>
    public override string ToString() =>
        $"connection string {(string.IsNullOrEmpty(ConnectionString) ? "not set" : "set")}, health check {OnOff(DisableHealthChecks)}, traces {OnOff(DisableTracing)}, "
        + $"metrics {OnOff(DisableMetrics)}, evaluation logs {OnOff(DisableEvaluationLogs)}";

    private static string OnOff(bool isDisabled) => isDisabled ? "off" : "on";
}
