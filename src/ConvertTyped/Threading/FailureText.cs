using System.Data.Common;

namespace ConvertTyped.Threading;

/// <summary>Describes exceptions of the application's data store and outbox for logs.</summary>
internal static class FailureText
{
    /// <summary>
    /// The type of the exception. The message is included only if it is one of this library, or comes from a database, which names error codes, tables
    /// and permissions. Other messages may quote keys, which contain visitor ids.
    /// </summary>
    internal static string Describe(Exception exception) => exception switch
    {
        DataStoreException or CallTimeoutException => exception.Message,
        DbException => $"{exception.GetType().Name}: {exception.Message}",
        _ => exception.GetType().Name,
    };
}
