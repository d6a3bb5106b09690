namespace ConvertTyped;

/// <summary>A batch of events that an <see cref="IEventOutbox"/> has leased to this process. All events belong to the same project.</summary>
/// <param name="LeaseId">Identifies the lease when the batch is acknowledged or returned.</param>
/// <param name="Events">The events, oldest first; at least one.</param>
public sealed record OutboxBatch(string LeaseId, IReadOnlyList<OutboxEvent> Events)
{
    /// <summary>The number of events.</summary>
    public override string ToString() => $"leased events: {Events.Count}";
}
