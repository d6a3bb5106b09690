using ConvertTyped.Diagnostics;
using ConvertTyped.Evaluation;
using ConvertTyped.Lifecycle;

namespace ConvertTyped.Tracking;

/// <summary>Reports decisions and conversions to metrics, lifecycle handlers, and the queue of events for Convert.</summary>
internal sealed class EventReporter(LifecycleHandlers handlers, EventDelivery events, Instruments instruments, OnceWarnings warnings, CancellationToken closing)
{
    /// <summary>Whether anything is reported to Convert at all.</summary>
    internal required bool IsEnabled { get; init; }

    internal bool IsClosed => closing.IsCancellationRequested;

    /// <summary>Receives each new decision and conversion, and whether it is reported to Convert; null in production.</summary>
    internal Action<TrackedEvent, bool>? Observer { get; set; }

    internal void Decided(Variation? variation) => instruments.Decided(variation);

    /// <summary>
    /// Reports the findings of an evaluation: patterns that took too long, texts that were too long for patterns, and an attribute whose value a rule could
    /// not read.
    /// </summary>
    internal void Report(in Visitor visitor)
    {
        if (visitor.Patterns.IsExceeded)
        {
            instruments.PatternsSkipped("timeout");
            warnings.SlowPatterns();
        }

        if (visitor.Patterns.HasLongText)
        {
            instruments.PatternsSkipped("text_length");
            warnings.LongText();
        }

        if (visitor is { UnreadKey: { } key, UnreadType: { } type })
            warnings.UnreadAttribute(key, type);
    }

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

    /// <summary>Reports a decision that was not reported when it was made. Handlers are not called again.</summary>
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

    /// <summary>Notifies the observer of a conversion that is not reported to Convert.</summary>
    internal void NotConverted(in TrackedEvent conversion) => Observer?.Invoke(conversion, false);

    /// <summary>Counts the outcome of a conversion in the metrics. The goal is null if the config has no goal with the key that the caller passed.</summary>
    internal void Counted(Goal? goal, ConversionStatus status) => instruments.Converted(goal, status);

    private void Enqueue(in TrackedEvent tracked, bool isTracked)
    {
        Observer?.Invoke(tracked, isTracked);
        if (isTracked)
            events.Enqueue(tracked);
    }
}
