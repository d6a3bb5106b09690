namespace ConvertTyped.Tracking;

/// <summary>The outcome of the delivery of a batch.</summary>
internal enum DeliveryStatus
{
    Delivered,

    /// <summary>The batch was not delivered, but may be accepted later.</summary>
    Failed,

    /// <summary>The endpoint rejected the batch permanently.</summary>
    Rejected,
}

/// <summary>The outcome of the delivery of a batch, with the number of requests and the error.</summary>
internal readonly record struct DeliveryOutcome(DeliveryStatus Status, int Visitors, int Attempts, TrackingDeliveryException? Error);
