using System.Collections;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Telemetry;

/// <summary>
/// The attributes of one <c>feature_flag.evaluation</c> event, according to OpenTelemetry's semantic conventions for feature flags. The type is a
/// list of named values, so that logging providers export each attribute under its name.
/// </summary>
internal sealed class EvaluationRecord : IReadOnlyList<KeyValuePair<string, object?>>
{
    internal const string EventName = "feature_flag.evaluation";
    internal const string ProviderName = "Convert";

    private const int MostAttributes = 8;
    private static readonly object On = true;
    private static readonly object Off = false;

    private readonly List<KeyValuePair<string, object?>> _attributes = new(MostAttributes);

    private EvaluationRecord(string key, string reason, ConfigSnapshot config, string? visitorId)
    {
        Add("feature_flag.key", key);
        Add("feature_flag.provider.name", ProviderName);
        Add("feature_flag.result.reason", reason);
        Add("feature_flag.set.id", config.ProjectId);
        if (config.Version is { } version)
            Add("feature_flag.version", version);
        if (visitorId is not null)
            Add("feature_flag.context.id", visitorId);
    }

    public int Count => _attributes.Count;

    public KeyValuePair<string, object?> this[int index] => _attributes[index];

    internal static EvaluationRecord Create(in EvaluationOutcome outcome, ConfigSnapshot config, string? visitorId)
    {
        if (!outcome.Exists)
            return CreateFailed(outcome.Key, "flag_not_found", config, visitorId);
        var record = new EvaluationRecord(outcome.Key, EvaluationReason.From(outcome), config, visitorId);
        if (outcome is { IsOn: true, Decision.Variation: { } variation })
            record.Add("feature_flag.result.variant", variation.Key ?? variation.Id);
        else
            record.Add("feature_flag.result.value", outcome.IsOn ? On : Off);
        return record;
    }

    internal static EvaluationRecord CreateFailed(string key, string errorType, ConfigSnapshot config, string? visitorId)
    {
        var record = new EvaluationRecord(key, EvaluationReason.Error, config, visitorId);
        record.Add("error.type", errorType);
        return record;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The event name and the attributes, for loggers that write text.</summary>
    public override string ToString() => $"{EventName}: {string.Join(", ", _attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"))}";

    private void Add(string name, object value) => _attributes.Add(new(name, value));
}
