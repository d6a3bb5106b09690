using System.Globalization;

namespace ConvertTyped;

/// <summary>
/// Events could not be delivered. They stay queued and are sent later, unless the endpoint rejected them permanently, no request could be created,
/// or the core is closed and has no outbox.
/// <see cref="ConvertException.Context"/> contains:
/// <list type="bullet">
/// <item><c>endpoint</c>: the host of the tracking endpoint. Missing if no config is loaded or the project id does not result in a valid address.</item>
/// <item><c>batch_size</c>: the number of events in the batch. If no batch failed, the number of events in memory that are not delivered.</item>
/// <item><c>retry_count</c>: the number of requests after the first. Missing if delivery continues after a time-out.</item>
/// <item><c>status_code</c>: the HTTP status of the response to the last request. Missing if there was no response.</item>
/// </list>
/// </summary>
public sealed class TrackingDeliveryException : TrackingException
{
    /// <param name="message">What happened, without secrets or visitor ids.</param>
    /// <param name="host">The host of the endpoint; null if it is not known.</param>
    /// <param name="events">The number of events that were not delivered.</param>
    /// <param name="attempts">The number of requests; null if it is not known.</param>
    /// <param name="statusCode">The status of the response to the last request; null if there was no response.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    internal TrackingDeliveryException(
        string message, string? host, int events, int? attempts, int? statusCode = null, Exception? innerException = null)
        : base("tracking_delivery_failed", message, innerException, Facts(host, events, attempts, statusCode))
    {
        StatusCode = statusCode;
        Attempts = attempts ?? 0;
    }

    /// <summary>The HTTP status of the response to the last request; null if there was no response.</summary>
    public int? StatusCode { get; }

    /// <summary>The number of requests for the batch, including the first; 0 if no batch failed or no request could be created.</summary>
    public int Attempts { get; }

    private static Dictionary<string, string> Facts(string? host, int events, int? attempts, int? statusCode)
    {
        var facts = new Dictionary<string, string> { ["batch_size"] = Text(events) };
        if (host is not null)
            facts["endpoint"] = host;
        if (attempts is { } requests)
            facts["retry_count"] = Text(Math.Max(requests - 1, 0));
        if (statusCode is { } status)
            facts["status_code"] = Text(status);
        return facts;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
