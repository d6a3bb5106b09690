namespace ConvertTyped;

/// <summary>Events could not be delivered. They stay queued for the next release, unless the endpoint rejected them permanently.</summary>
public sealed class TrackingDeliveryException : TrackingException
{
    internal TrackingDeliveryException(
        string message, int? statusCode, int attempts, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("tracking_delivery_failed", message, innerException, context)
    {
        StatusCode = statusCode;
        Attempts = attempts;
    }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>The number of requests that were made for the batch, including the first.</summary>
    public int Attempts { get; }
}
