namespace ConvertTyped;

/// <summary>
/// Stores events durably until Convert has accepted them, so that a process that crashes loses none that were committed. Several processes may share
/// one outbox: each delivers leased batches, and events of a process that died are delivered by another one after the lease ends. Assign it to
/// <see cref="ConvertOptions.Outbox"/>; <c>AddConvertDatabaseOutbox</c> in <c>ConvertTyped.Hosting</c> adds one over a database. Implementations must be
/// safe for concurrent use. Exceptions are logged and never reach the code that tracks; the calls are ended by their cancellation token if the outbox
/// does not answer in time.
/// </summary>
public interface IEventOutbox
{
    /// <summary>
    /// Stores events durably, all or none. An event that is already stored stays unchanged, so that a call can be repeated if its answer was lost. An
    /// outbox that is full removes its oldest events.
    /// </summary>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The number of events that were removed because the outbox is full or they were too old.</returns>
    ValueTask<int> AppendAsync(IReadOnlyList<OutboxEvent> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases the oldest events of a project that are not leased. Until the lease ends, no other call returns them, nor other events of the same visitors,
    /// so that the events of a visitor are sent in order.
    /// </summary>
    /// <param name="project">The project, as in <see cref="OutboxEvent.Project"/>.</param>
    /// <param name="most">The maximum number of events.</param>
    /// <param name="duration">How long the lease lasts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The events, oldest first; null if there are none.</returns>
    ValueTask<OutboxBatch?> LeaseAsync(string project, int most, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Removes the events of a batch, which were delivered. Events that another process has leased since then are left.</summary>
    ValueTask AcknowledgeAsync(OutboxBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Ends the lease of a batch that was not delivered, so that its events can be leased again.</summary>
    ValueTask ReturnAsync(OutboxBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Counts the events of a project, leased ones included.</summary>
    /// <param name="project">The project, as in <see cref="OutboxEvent.Project"/>.</param>
    /// <param name="through">Counts the events up to this <see cref="OutboxEvent.Id"/>; null counts all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<long> CountAsync(string project, string? through = null, CancellationToken cancellationToken = default);
}
