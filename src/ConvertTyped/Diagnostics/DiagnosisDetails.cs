using System.Collections;
using System.Collections.ObjectModel;

namespace ConvertTyped.Diagnostics;

/// <summary>The facts of a diagnosis, under the names that all of Convert's SDKs use. They never contain attribute values or visitor ids.</summary>
internal sealed class DiagnosisDetails : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _details = [];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _details.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _details.GetEnumerator();

    internal void Add(KeyValuePair<string, object?> detail) => _details[detail.Key] = detail.Value;

    internal void Add(string name, object? value) => _details[name] = value;

    internal void AddDecision(ExperienceExplanation explained)
    {
        _details["bucket_value"] = explained.BucketValue;
        _details["variation_key"] = explained.Variation?.Key;
        // All of Convert's SDKs use this name. Here, the detail also covers texts that were too long for a pattern.
        if (explained.PatternTimedOut)
            _details["pattern_timed_out"] = true;
        if (explained.Variation is not { } variation)
        {
            _details["gate"] = GateOf(explained);
            return;
        }

        _details["variation_id"] = variation.Id;
        _details["decision"] = explained.Origin switch
        {
            DecisionOrigin.Preview => "preview",
            DecisionOrigin.Override => "override",
            DecisionOrigin.Stored => "stored",
            _ => "fresh",
        };
    }

    /// <summary>Adds the names of the experience's conditions: the keys of locations (or <c>site area</c>) and audiences, and the ids of segments.</summary>
    internal void AddConditions(ExperienceExplanation explained)
    {
        AddConditions("locations", explained, DecisionGate.Location);
        AddConditions("audiences", explained, DecisionGate.Audience);
        AddConditions("segments", explained, DecisionGate.Segment);
    }

    /// <summary>Adds the details that every diagnosis has.</summary>
    internal ReadOnlyDictionary<string, object?> Complete(DiagnosticReason reason, string? environment, string visitor)
    {
        _details["reason"] = Diagnosis.ValueOf(reason);
        _details["environment"] = environment;
        _details["visitor_ref"] = visitor;
        _details.TryAdd("bucket_value", null);
        return _details.AsReadOnly();
    }

    internal static string GateOf(ExperienceExplanation explained) => explained switch
    {
        { Origin: DecisionOrigin.Override } => "override",
        { ClosedGate: DecisionGate.Archived } => "archived",
        { ClosedGate: DecisionGate.Environment } => "environment",
        { ClosedGate: DecisionGate.Location } => "location",
        { ClosedGate: DecisionGate.Audience } => "audience",
        { ClosedGate: DecisionGate.Segment } => "segment",
        _ => "traffic",
    };

    private void AddConditions(string name, ExperienceExplanation explained, DecisionGate gate)
    {
        if (explained.Gates.First(other => other.Gate == gate).Conditions is { Count: > 0 } conditions)
            _details[name] = conditions.Select(condition => condition.Name).ToArray();
    }
}
