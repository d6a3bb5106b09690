using System.Globalization;
using ConvertTyped.Tracking;

namespace ConvertTyped.Testing.Recording;

/// <summary>Converts the events of the runtime to the records that a test reads.</summary>
internal static class RecordedEventFactory
{
    private const string Amount = "amount";

    internal static RecordedEvent Create(in TrackedEvent tracked, bool isTracked, bool isOverridden, DateTimeOffset at) =>
        tracked.Variation is { } variation
            ? new RecordedDecision
            {
                VisitorId = tracked.VisitorId,
                At = at,
                IsTracked = isTracked,
                ExperienceKey = variation.Experience.Key,
                ExperienceId = variation.Experience.Id,
                VariationKey = variation.Key,
                VariationId = variation.Id,
                IsOverridden = isOverridden,
            }
            : Create(tracked, tracked.Conversion!, isTracked, at);

    private static RecordedConversion Create(in TrackedEvent tracked, Conversion conversion, bool isTracked, DateTimeOffset at) => new()
    {
        VisitorId = tracked.VisitorId,
        At = at,
        IsTracked = isTracked,
        GoalKey = conversion.Goal.Key,
        GoalId = conversion.Goal.Id,
        Revenue = RevenueOf(conversion.Data),
        Data = conversion.Data.Where(datum => datum.Key != Amount).ToDictionary(datum => datum.Key, datum => datum.Value, StringComparer.Ordinal),
        CountsFor = DecisionsIn(tracked),
    };

    /// <summary>The revenue; null if the amount in the conversion data is missing or cannot be represented as a decimal.</summary>
    private static decimal? RevenueOf(GoalDatum[] data) => data.FirstOrDefault(datum => datum.Key == Amount).Value switch
    {
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        double or float => ToDecimal(data),
        IConvertible number => number.ToDecimal(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static decimal? ToDecimal(GoalDatum[] data)
    {
        var amount = System.Convert.ToDouble(data.First(datum => datum.Key == Amount).Value, CultureInfo.InvariantCulture);
        return Math.Abs(amount) < (double)decimal.MaxValue ? (decimal)amount : null;
    }

    private static Dictionary<string, string> DecisionsIn(in TrackedEvent tracked)
    {
        var snapshot = tracked.Snapshot;
        return tracked.State.Decisions.Pairs.ToDictionary(
            decision => snapshot.ExperienceIndex.ById(decision.Key)?.Key ?? decision.Key,
            decision => snapshot.ExperienceIndex.ById(decision.Key)?.VariationOf(decision.Value)?.Key ?? decision.Value,
            StringComparer.Ordinal);
    }
}
