namespace ConvertTyped;

/// <summary>Events of one project that an <see cref="IEventOutbox"/> has leased to this process.</summary>
/// <param name="LeaseId">Identifies the lease to the outbox.</param>
/// <param name="Events">The events, oldest first; at least one.</param>
public sealed record OutboxBatch(string LeaseId, IReadOnlyList<OutboxEvent> Events)
{
    /// <summary>The number of events.</summary>
    public override string ToString() => $"{Events.Count} leased events";
}
