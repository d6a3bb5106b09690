namespace ConvertTyped;

/// <summary>
/// The exception that is thrown when a data store fails. Throw it from your own <see cref="IAsyncDataStore"/> if you know the cause and the solution.
/// The message of this exception is logged; other exceptions are logged by type only. Do not put keys or values into the message.
/// </summary>
public sealed class DataStoreException : ConvertException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public DataStoreException(string message, Exception? innerException = null)
        : base("data_store_failed", message, innerException)
    {
    }
}
