using ConvertTyped.Diagnostics;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

public sealed partial class ConvertContext
{
    /// <summary>Counts a conversion towards a goal, once per visitor and goal. Queues an event and returns: no network, no exception on a miss.</summary>
    /// <remarks>Where processes share a data store and more than one counts the same conversion, the one that is first in the store sends its event.</remarks>
    /// <param name="goalKey">The goal's key.</param>
    /// <param name="revenue">The amount, in the project's currency; null for none.</param>
    /// <param name="conversionData">
    /// More about the conversion, strings and numbers: <c>amount</c>, <c>productsCount</c>, <c>transactionId</c>, <c>customDimension1</c> to
    /// <c>customDimension5</c>, or the same in snake_case. Other keys are not sent; null values count as not given.
    /// </param>
    /// <param name="forceMultiple">Whether to count a goal again that the visitor reached before.</param>
    /// <returns>In a preview: what it would be, with nothing queued. See <see cref="SetPreview"/>.</returns>
    /// <exception cref="ConversionDataException">A value is a boolean, a list, an object, or a number that is not finite.</exception>
    public ConversionResult TrackConversion(
        [GoalKey] string goalKey,
        decimal? revenue = null,
        IReadOnlyDictionary<string, object?>? conversionData = null,
        bool forceMultiple = false)
    {
        var data = ConversionData.Read(revenue, conversionData, _core.UnknownKeys);
        if (_snapshot.GoalIndex.ByKey(goalKey) is not { } goal)
            return Missed(new(ConversionStatus.GoalNotFound, goalKey, null, VisitorId), null);
        var entry = Origin.KeptEntry();
        if (Count(goal, data, entry, forceMultiple) is not { } conversion)
            return Missed(new(ConversionStatus.Deduplicated, goalKey, goal.Id, VisitorId), goal);
        Changed(entry);
        if (ReferenceEquals(entry, Preview?.Entry))
            return new(ConversionStatus.Queued, goalKey, goal.Id, VisitorId);
        _core.Instruments.Converted(goal, ConversionStatus.Queued);
        Track(new(_snapshot, VisitorId, WithOverrides(entry.State), conversion), _isTracking);
        if (_core.Handlers.HasAny(LifecycleEvent.Conversion))
            _core.Handlers.Raise(LifecycleEvent.Conversion, new(VisitorId, goal.Id, goal.Key));
        return new(ConversionStatus.Queued, goalKey, goal.Id, VisitorId);
    }

    /// <summary>Null when the visitor reached the goal before, as far as this process knows.</summary>
    private Conversion? Count(Goal goal, GoalDatum[] data, VisitorEntry entry, bool forceMultiple)
    {
        if (forceMultiple || !_core.Visitors.IsShared || ReferenceEquals(entry, Preview?.Entry))
            return entry.AddGoal(goal.Id) || forceMultiple ? new(goal, data, isClaimed: false) : null;
        var conversion = new Conversion(goal, data, isClaimed: true);
        return _core.Visitors.TryClaim(entry, goal.Id, conversion.Settle) ? conversion : null;
    }

    private ConversionResult Missed(ConversionResult result, Goal? goal)
    {
        if (Preview is null)
            _core.Instruments.Converted(goal, result.Status);
        if (_core.Logger.IsEnabled(LogLevel.Debug))
            Log.ConversionMissed(_core.Logger, result.GoalKey, Redaction.VisitorId(VisitorId), result.Reason!);
        return result;
    }
}
