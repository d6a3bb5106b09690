using System.Data.Common;

namespace ConvertTyped.Visitors;

/// <summary>Describes what the user's store threw, for logs.</summary>
internal static class StoreError
{
    /// <summary>
    /// The exception's type, and the message if it is meant to be logged or is a database's own, which names codes, tables and rights. Other messages are
    /// left out: they may quote keys, and a key contains a visitor's id.
    /// </summary>
    internal static string Describe(Exception exception) => exception switch
    {
        DataStoreException => exception.Message,
        DbException => $"{exception.GetType().Name}: {exception.Message}",
        _ => exception.GetType().Name,
    };
}
