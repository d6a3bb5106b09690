using ConvertTyped.Diagnostics;
using ConvertTyped.Lifecycle;

namespace ConvertTyped.Tracking;

/// <summary>Tells everyone concerned of decisions and conversions: metrics, lifecycle handlers, and the queue of events for Convert.</summary>
internal sealed class EventReporter(LifecycleHandlers handlers, EventDelivery events, Instruments instruments, OnceWarnings warnings, CancellationToken closing)
{
    /// <summary>Whether anything is reported to Convert at all.</summary>
    internal required bool IsEnabled { get; init; }

    internal bool IsClosed => closing.IsCancellationRequested;

    /// <summary>Told of each event, and whether it is reported to Convert, for tests; null in production.</summary>
    internal Action<TrackedEvent, bool>? Observer { get; set; }

    internal void Decided(Variation? variation) => instruments.Decided(variation);

    /// <summary>Patterns of an evaluation counted as no match: they took too long, or the text was too long for them.</summary>
    internal void PatternsSkipped(bool isTimeout)
    {
        instruments.PatternsSkipped(isTimeout ? "timeout" : "text_length");
        if (isTimeout)
            warnings.SlowPatterns();
        else
            warnings.LongText();
    }

    /// <summary>A rule asked for an attribute whose value it cannot read.</summary>
    internal void AttributeUnread(string key, Type type) => warnings.UnreadAttribute(key, type);

    internal void Bucketed(in TrackedEvent decision, bool isTracked)
    {
        if (handlers.HasAny(LifecycleEvent.Bucketing))
        {
            var variation = decision.Variation!;
            var experience = variation.Experience;
            handlers.Raise(LifecycleEvent.Bucketing, new(decision.VisitorId, experience.Key, experience.Id, variation.Key, variation.Id));
        }

        Enqueue(decision, isTracked);
    }

    /// <summary>A decision that was not reported when it was made. Handlers were told of it then.</summary>
    internal void BucketedBefore(in TrackedEvent decision) => events.Enqueue(decision);

    internal void Converted(in TrackedEvent conversion, bool isTracked)
    {
        Enqueue(conversion, isTracked);
        if (handlers.HasAny(LifecycleEvent.Conversion))
        {
            var goal = conversion.Conversion!.Goal;
            handlers.Raise(LifecycleEvent.Conversion, new(conversion.VisitorId, goal.Id, goal.Key));
        }
    }

    /// <summary>A conversion that is not reported.</summary>
    internal void NotConverted(in TrackedEvent conversion) => Observer?.Invoke(conversion, false);

    /// <summary>The goal is null if the config has no goal with the key that was asked for.</summary>
    internal void Counted(Goal? goal, ConversionStatus status) => instruments.Converted(goal, status);

    private void Enqueue(in TrackedEvent tracked, bool isTracked)
    {
        Observer?.Invoke(tracked, isTracked);
        if (isTracked)
            events.Enqueue(tracked);
    }
}
