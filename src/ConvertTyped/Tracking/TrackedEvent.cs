using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>
/// Something to report: a variation that a visitor was put into, or a conversion. Holds references to what is immutable anyway, so that queueing
/// copies and serialises nothing.
/// </summary>
internal readonly record struct TrackedEvent
{
    /// <summary>Either, in one field: queues hold these by the thousand.</summary>
    private readonly object _subject;

    internal TrackedEvent(ConfigSnapshot snapshot, string visitorId, VisitorState state, Variation variation)
        : this(snapshot, visitorId, state, (object)variation)
    {
    }

    internal TrackedEvent(ConfigSnapshot snapshot, string visitorId, VisitorState state, Conversion conversion)
        : this(snapshot, visitorId, state, (object)conversion)
    {
    }

    private TrackedEvent(ConfigSnapshot snapshot, string visitorId, VisitorState state, object subject)
    {
        (Snapshot, VisitorId, State) = (snapshot, visitorId, state);
        _subject = subject;
    }

    /// <summary>The config it happened under.</summary>
    internal ConfigSnapshot Snapshot { get; }

    /// <summary>The visitor.</summary>
    internal string VisitorId { get; }

    /// <summary>What was known of the visitor at that moment: segments, and the decisions that a conversion is attributed to.</summary>
    internal VisitorState State { get; }

    /// <summary>The variation; null for a conversion.</summary>
    internal Variation? Variation => _subject as Variation;

    /// <summary>The conversion; null for a bucketing event.</summary>
    internal Conversion? Conversion => _subject as Conversion;
}
