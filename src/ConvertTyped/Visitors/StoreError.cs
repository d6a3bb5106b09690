using System.Data.Common;

namespace ConvertTyped.Visitors;

/// <summary>Describes exceptions of the application's data store for logs.</summary>
internal static class StoreError
{
    /// <summary>
    /// The type of the exception. The message is included only for a <see cref="DataStoreException"/> or the exception of a database, which names error
    /// codes, tables and permissions. Other messages may quote keys, which contain visitor ids.
    /// </summary>
    internal static string Describe(Exception exception) => exception switch
    {
        DataStoreException => exception.Message,
        DbException => $"{exception.GetType().Name}: {exception.Message}",
        _ => exception.GetType().Name,
    };
}
