namespace ConvertTyped;

/// <summary>An HTTP request to Convert failed.</summary>
public class TransportException : ConvertException
{
    internal TransportException(
        string message, int? statusCode = null, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("transport_failed", message, innerException, context) =>
        StatusCode = statusCode;

    /// <summary>The HTTP status of the response; null if it is not known, for example after a network failure or a time-out.</summary>
    public int? StatusCode { get; }
}
