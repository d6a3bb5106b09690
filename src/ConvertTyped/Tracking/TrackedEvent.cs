using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>
/// An event to report: a decision or a conversion. The event refers to immutable objects, so queueing it copies and serializes nothing.
/// </summary>
internal readonly record struct TrackedEvent
{
    /// <summary>The variation, with its claim if there is one, or the conversion: one field, because queues contain thousands of events.</summary>
    private readonly object _subject;

    /// <param name="snapshot">The config at the time of the event.</param>
    /// <param name="visitorId">The visitor's id.</param>
    /// <param name="state">The state of the visitor.</param>
    /// <param name="variation">The variation that the visitor was bucketed into.</param>
    /// <param name="claim">The claim; null if no other process can report the event.</param>
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

    /// <summary>The config at the time of the event.</summary>
    internal ConfigSnapshot Snapshot { get; }

    /// <summary>The id of the visitor to whom the decision or conversion belongs.</summary>
    internal string VisitorId { get; }

    /// <summary>The state of the visitor at the time of the event: segments, and the decisions that a conversion is attributed to.</summary>
    internal VisitorState State { get; }

    /// <summary>The variation; null for a conversion.</summary>
    internal Variation? Variation => _subject as Variation ?? (_subject as ClaimedDecision)?.Variation;

    /// <summary>The conversion; null for a decision.</summary>
    internal Conversion? Conversion => _subject as Conversion;

    /// <summary>Decides whether this process sends the event; null if the process always sends it.</summary>
    internal EventClaim? Claim => Conversion?.Claim ?? (_subject as ClaimedDecision)?.Claim;

    private sealed record ClaimedDecision(Variation Variation, EventClaim Claim);
}
