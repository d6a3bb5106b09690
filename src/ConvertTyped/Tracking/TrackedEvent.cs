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

    /// <param name="snapshot">The config it happened under.</param>
    /// <param name="visitorId">The visitor.</param>
    /// <param name="state">What was known of the visitor.</param>
    /// <param name="variation">The variation that the visitor was put into.</param>
    /// <param name="claim">Null when no other process can have reported it.</param>
    internal TrackedEvent(ConfigSnapshot snapshot, string visitorId, VisitorState state, Variation variation, EventClaim? claim = null)
        : this(snapshot, visitorId, state, claim is null ? variation : new ClaimedDecision(variation, claim))
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
    internal Variation? Variation => _subject as Variation ?? (_subject as ClaimedDecision)?.Variation;

    /// <summary>The conversion; null for a bucketing event.</summary>
    internal Conversion? Conversion => _subject as Conversion;

    /// <summary>Decides whether this process sends the event; null when it does in any case.</summary>
    internal EventClaim? Claim => Conversion?.Claim ?? (_subject as ClaimedDecision)?.Claim;

    private sealed record ClaimedDecision(Variation Variation, EventClaim Claim);
}
