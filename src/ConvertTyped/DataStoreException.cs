namespace ConvertTyped;

/// <summary>
/// The exception that is thrown when a data store fails. Throw it from your own <see cref="IDataStore"/> or <see cref="IAsyncDataStore"/> if you know the
/// cause and the solution. The message of this exception is logged, so do not put keys or values into it. For other exceptions, only the type is
/// logged. For database exceptions, the error codes are logged too, or the message if it is known to contain no values.
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
