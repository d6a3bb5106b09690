namespace ConvertTyped.Tracking;

/// <summary>The outcome of the delivery of a batch.</summary>
internal enum DeliveryStatus
{
    Delivered,

    /// <summary>The batch was not delivered, but may be accepted later.</summary>
    Failed,

    /// <summary>The batch is dropped: the endpoint rejected it permanently, or no request could be created for it.</summary>
    Rejected,
}

/// <summary>The outcome of the delivery of a batch, with the number of requests and the error.</summary>
internal readonly record struct DeliveryOutcome(DeliveryStatus Status, int Visitors, int Attempts, TrackingDeliveryException? Error);
