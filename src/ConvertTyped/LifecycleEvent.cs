namespace ConvertTyped;

/// <summary>The lifecycle events that a core raises.</summary>
public static class LifecycleEvent
{
    /// <summary>The core has its first config. A handler that subscribes later receives this event, too.</summary>
    public static LifecycleEvent<ReadyPayload> Ready { get; } = new("ready");

    /// <summary>
    /// The first config or a refreshed config came into use. A handler that subscribes later receives the event for the first config, too. If
    /// the event reports an error, a fetched config was rejected because it belongs to another project. The payload then describes the config that
    /// stays in use.
    /// </summary>
    public static LifecycleEvent<ConfigUpdatedPayload> ConfigUpdated { get; } = new("config.updated");

    /// <summary>A visitor was assigned to a variation. This event is not raised when a stored decision is read, or in a context that shows a preview.</summary>
    public static LifecycleEvent<BucketingEventPayload> Bucketing { get; } = new("bucketing");

    /// <summary>A conversion was queued. This event is not raised for a duplicate, an unknown goal, or a conversion that is not tracked.</summary>
    public static LifecycleEvent<ConversionEventPayload> Conversion { get; } = new("conversion");

    /// <summary>The delivery of a batch of events, including any retries, succeeded or failed. After a failure, the event reports an error.</summary>
    public static LifecycleEvent<QueueReleasedPayload> ApiQueueReleased { get; } = new("api.queue.released");

    /// <summary>Visitors' states were written to the data store, or a write failed.</summary>
    public static LifecycleEvent<DataStoreQueueReleasedPayload> DataStoreQueueReleased { get; } = new("datastore.queue.released");
}
