using System.Diagnostics;
using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Telemetry;

/// <summary>Records evaluations in the log and on the current activity.</summary>
internal sealed class EvaluationTelemetry : EvaluationObserver
{
    private static readonly EventId Evaluation = new(70, EvaluationRecord.EventName);
    private static readonly Func<EvaluationRecord, Exception?, string> Format = (record, _) => record.ToString();

    private readonly TelemetryOptions _options;
    private readonly ILogger _logger;

    private EvaluationTelemetry(TelemetryOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
    }

    /// <summary>Returns this observer if evaluations have a listener at the moment; otherwise null.</summary>
    internal EvaluationObserver? Listening =>
        (_options.LogEvaluations && _logger.IsEnabled(LogLevel.Information))
        || ((_options.AddActivityEvents || _options.AddActivityTags) && Activity.Current is not null)
            ? this
            : null;

    /// <summary>Creates the observer of evaluations. Returns null if no option enables telemetry.</summary>
    internal static EvaluationTelemetry? From(ConvertOptions options) =>
        options.Telemetry.IsOn ? new(options.Telemetry, IsolatedLogger.From(options.LoggerFactory, TelemetryOptions.LogCategory)) : null;

    private bool WritesRecords => _options.LogEvaluations || _options.AddActivityEvents;

    internal override void OnEvaluated(in EvaluationOutcome outcome, in Visitor visitor)
    {
        if (WritesRecords)
            Write(EvaluationRecord.Create(outcome, visitor.Sources.Config, _options.IncludeVisitorId ? visitor.Id : null));
        if (_options.AddActivityTags && outcome.Decision.Variation is { } variation)
            Activity.Current?.SetTag($"convert.experience.{variation.Experience.Key}", variation.Key ?? variation.Id);
    }

    /// <summary>Records an evaluation that ended with an exception.</summary>
    internal void OnFailed(string key, string errorType, ConfigSnapshot config, string visitorId)
    {
        if (WritesRecords)
            Write(EvaluationRecord.CreateFailed(key, errorType, config, _options.IncludeVisitorId ? visitorId : null));
    }

    private void Write(EvaluationRecord record)
    {
        if (_options.LogEvaluations)
            _logger.Log(LogLevel.Information, Evaluation, record, null, Format);
        if (_options.AddActivityEvents)
            Activity.Current?.AddEvent(new(EvaluationRecord.EventName, tags: [.. record]));
    }
}
