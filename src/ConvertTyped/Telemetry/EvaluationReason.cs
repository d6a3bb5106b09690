using ConvertTyped.Evaluation;

namespace ConvertTyped.Telemetry;

/// <summary>
/// The well-known values of <c>feature_flag.result.reason</c>, except <c>stale</c> and <c>unknown</c>, which are never reported.
/// </summary>
internal static class EvaluationReason
{
    internal const string Cached = "cached";
    internal const string Default = "default";
    internal const string Disabled = "disabled";
    internal const string Error = "error";
    internal const string Split = "split";
    internal const string Static = "static";
    internal const string TargetingMatch = "targeting_match";

    private const double Everybody = 100;

    internal static string From(in EvaluationOutcome outcome) => outcome.Decision switch
    {
        { Origin: DecisionOrigin.Preview or DecisionOrigin.Override } => Static,
        { Origin: DecisionOrigin.Stored } when outcome.IsOn => Cached,
        { Variation: { } variation } when outcome.IsOn => OfRunning(variation.Experience),
        { IsRunning: false } => Disabled,
        // A feature that no experience carries.
        { ClosedGate: null, Variation: null } => Disabled,
        _ => Default,
    };

    /// <summary>How a running experience chose its variation.</summary>
    private static string OfRunning(Experience experience)
    {
        if (experience.VariationArray.Count(variation => variation.IsRunning) > 1 || experience.VariationArray.Any(variation => variation.TrafficAllocation < Everybody))
            return Split;
        return experience.Qualifications is { Locations: null, SiteArea: null, Audiences: [], SegmentIds: [] } ? Static : TargetingMatch;
    }
}
