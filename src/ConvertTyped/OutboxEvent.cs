namespace ConvertTyped;

/// <summary>An event as an <see cref="IEventOutbox"/> stores it.</summary>
public sealed record OutboxEvent
{
    /// <summary>
    /// The event's unique id, a fixed number of lowercase hexadecimal digits. A later event has a greater id in ordinal order. For events of
    /// different processes, this is true only as far as the clocks of the processes agree.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The project that the event belongs to: the account's id, a slash and the project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The id of the visitor to whom the decision or conversion belongs.</summary>
    public required string VisitorId { get; init; }

    /// <summary>The visitor's report segments as a JSON object; null if there are none.</summary>
    public string? Segments { get; init; }

    /// <summary>The event as a JSON object, as it is sent to Convert.</summary>
    public required string Json { get; init; }

    /// <summary>When the event was first passed to the outbox.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Returns the event's id and project. The visitor's id is omitted.</summary>
    public override string ToString() => $"event {Id} of project {Project}";
}
