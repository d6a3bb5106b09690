namespace ConvertTyped.Hosting;

/// <summary>
/// How <c>builder.AddConvert</c> sets up a core: read from the configuration section <c>Aspire:Convert</c>, then from <c>Aspire:Convert:{connectionName}</c>.
/// </summary>
public sealed class ConvertClientSettings
{
    /// <summary>
    /// The connection string: <c>SdkKey</c>, <c>SdkKeySecret</c>, <c>Environment</c> and <c>Endpoint</c>, for example
    /// <c>Endpoint=http://127.0.0.1:5390;SdkKey=local</c>. Null uses what the section <c>Convert</c> says. The application's connection strings are read first.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether no health check is added. The default is false.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>
    /// Whether OpenTelemetry gets neither the activities of requests to Convert, nor the visitor's variations as tags of the current activity. The default is false.
    /// </summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether OpenTelemetry does not get the meter <c>ConvertTyped</c>. The default is false.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>Whether evaluations are not log records (<see cref="TelemetryOptions.LogEvaluations"/>). The default is false.</summary>
    public bool DisableEvaluationLogs { get; set; }
}
