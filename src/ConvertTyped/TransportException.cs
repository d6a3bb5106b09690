namespace ConvertTyped;

/// <summary>An HTTP exchange with Convert failed.</summary>
public class TransportException : ConvertException
{
    internal TransportException(
        string message, int? statusCode = null, Exception? innerException = null, IReadOnlyDictionary<string, string>? context = null)
        : base("transport_failed", message, innerException, context) =>
        StatusCode = statusCode;

    /// <summary>The HTTP status of the response; null if there was none (network failure, time-out).</summary>
    public int? StatusCode { get; }
}
