namespace ConvertTyped;

/// <summary>
/// A data store failed, and the message says why in words that may be logged. Throw it from your own <see cref="IAsyncDataStore"/> if you can say what to
/// do; other exceptions are logged by their type only. Do not put keys or values into the message.
/// </summary>
public sealed class DataStoreException : ConvertException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public DataStoreException(string message, Exception? innerException = null)
        : base("data_store_failed", message, innerException)
    {
    }
}
