namespace ConvertTyped.Tracking;

/// <summary>What became of a batch.</summary>
internal enum DeliveryStatus
{
    Delivered,

    /// <summary>It may be accepted another time.</summary>
    Failed,

    /// <summary>It will never be accepted.</summary>
    Refused,
}

/// <summary>What became of a batch, after how many requests, and why.</summary>
internal readonly record struct DeliveryOutcome(DeliveryStatus Status, int Visitors, int Attempts, TrackingDeliveryException? Error);
