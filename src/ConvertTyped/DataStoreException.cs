namespace ConvertTyped;

/// <summary>
/// The exception that a data store throws when it fails. Throw it from your own <see cref="IDataStore"/> or <see cref="IAsyncDataStore"/> if you know
/// the cause and the solution. The message of this exception is logged, so do not put keys or values into it. For a database exception, the type is
/// logged together with the message or, if the message may contain values, with the error codes. For other exceptions, only the type is logged.
/// </summary>
public sealed class DataStoreException : ConvertException
{
    /// <summary>Creates an exception for a data store to throw.</summary>
    /// <param name="message">What happened and what to do about it, without keys or values.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public DataStoreException(string message, Exception? innerException = null)
        : base("data_store_failed", message, innerException)
    {
    }
}
