namespace ConvertTyped;

/// <summary>
/// Stores events durably until Convert has accepted or rejected them, so that no committed event is lost when a process crashes. Several processes may
/// share one outbox. Each process delivers the batches that it has leased. After a lease ends, another process can deliver the events of a process that
/// crashed. Assign the outbox to <see cref="ConvertOptions.Outbox"/>; <c>AddConvertDatabaseOutbox</c> in <c>ConvertTyped.Hosting</c> adds an outbox that
/// uses a database. Implementations must be safe for concurrent use. Exceptions are logged and never reach the code that tracks an event. If the outbox
/// does not respond in time, the cancellation token of the call is canceled.
/// </summary>
/// <include file="Examples.xml" path="examples/Outbox/*"/>
public interface IEventOutbox
{
    /// <summary>
    /// Stores all events durably, or none of them. An event that is already stored stays unchanged, so that a call can be repeated if its response
    /// was lost. When the outbox is full, the oldest events are removed.
    /// </summary>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of events that were removed because the outbox was full or the events were too old.</returns>
    ValueTask<int> AppendAsync(IReadOnlyList<OutboxEvent> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases the oldest events of a project, except the events of visitors who already have leased events. Until the lease ends, no other call
    /// returns these events or other events of the same visitors. The events of each visitor are therefore sent in order.
    /// </summary>
    /// <param name="project">The project, as in <see cref="OutboxEvent.Project"/>.</param>
    /// <param name="most">The maximum number of events to lease.</param>
    /// <param name="duration">How long the lease lasts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events, oldest first; null if no events can be leased.</returns>
    ValueTask<OutboxBatch?> LeaseAsync(string project, int most, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes the events of a batch from the outbox after Convert has accepted or rejected the batch. Events are not removed if the batch's lease
    /// has ended and they have been leased again.
    /// </summary>
    ValueTask AcknowledgeAsync(OutboxBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Ends the lease of a batch that was not delivered, so that its events can be leased again.</summary>
    ValueTask ReturnAsync(OutboxBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Counts the events of a project, including leased events.</summary>
    /// <param name="project">The project, as in <see cref="OutboxEvent.Project"/>.</param>
    /// <param name="through">The <see cref="OutboxEvent.Id"/> of the last event to count; null to count all events.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<long> CountAsync(string project, string? through = null, CancellationToken cancellationToken = default);
}
